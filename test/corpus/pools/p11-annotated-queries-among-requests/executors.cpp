#include "executors.h"

Executor requests(8);
Executor queries(2);
