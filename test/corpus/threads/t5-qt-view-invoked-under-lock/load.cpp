#include "loader.h"

#include <QMetaObject>

void Loader::load(int rows) {
  QMutexLocker lock(&mutex_);
  for (int row = 0; row < rows; ++row)
    rows_.push_back(row * row);
  QMetaObject::invokeMethod(&view_, [this] { refresh(); }, Qt::BlockingQueuedConnection); // FINDING: wait-while-holding
}
