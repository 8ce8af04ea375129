#include "loader.h"

#include <QCoreApplication>
#include <QThread>

#include <memory>

int main(int argc, char **argv) {
  QCoreApplication application(argc, argv);
  QObject view;
  Loader loader(view);
  std::unique_ptr<QThread> thread(QThread::create([&loader] { loader.load(1000); }));
  QObject::connect(thread.get(), &QThread::finished, &application, &QCoreApplication::quit);
  thread->start();
  return application.exec();
}
