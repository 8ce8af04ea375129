#include "loader.h"

#include <QVariant>

void Loader::refresh() {
  QMutexLocker lock(&mutex_); // FINDING: wait-while-holding
  view_.setProperty("rows", static_cast<int>(rows_.size()));
}
