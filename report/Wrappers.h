//===-- report/Wrappers.h - Who takes a lock for its caller -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which frames of a stack are inside a project's own mutex or guard? A reader
/// wants to be shown who uses them: the line that says `MutexLock l(&mutex_)`,
/// not the one that says `pthread_mutex_lock`.
///
/// A function takes a lock for its caller when it has returned with the lock
/// held: it is on the stack that took what is held, and not on that of the
/// wait. One that does so for two locks does it for any.
///
/// What it does not do: change stacks, which stay complete.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_WRAPPERS_H
#define HOLDWAIT_REPORT_WRAPPERS_H

#include "report/Finding.h"

namespace holdwait::report {

/// Sets Step::Inner of the findings and of the removed cycles; learns from
/// them and from the orders.
void markInnerFrames(Report &R);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_WRAPPERS_H
