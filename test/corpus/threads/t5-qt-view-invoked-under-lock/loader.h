#pragma once

#include <QMutex>
#include <QObject>

#include <vector>

class Loader {
public:
  explicit Loader(QObject &view) : view_(view) {}

  void load(int rows);

private:
  void refresh();

  QObject &view_;
  QMutex mutex_;
  std::vector<int> rows_;
};
