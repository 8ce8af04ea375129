#include "loader.h"

#include <QVariant>

void Loader::refresh() {
  QMutexLocker lock(&mutex_);
  view_.setProperty("rows", static_cast<int>(rows_.size()));
}
