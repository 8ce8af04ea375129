//===-- solver/LeaseShapes.h - Pools by what the code does --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Semaphores that count, and classes that are pools without saying so.
///
/// What a thread takes and gives back itself is a unit; what one thread gives
/// and another takes is a signal. So a semaphore is a counter when every way
/// that releases it has acquired it before, and some way does both; otherwise it
/// stays something to wait for. So is a queue, with what is in it for units, if its
/// record's constructor fills it: things are only ever borrowed from there.
///
/// A function that waits at a condition takes a unit, and one that notifies it gives
/// one back, when every call of the second comes after a call of the first on the same
/// way: `take` and `give` of a free list, of a hand-made semaphore, of a turnstile. A function that
/// notifies and is never preceded by a taker is no giver (close, stop); one that sometimes is not
/// makes it a queue or a flag, and so does one that is called again and again, perhaps not at all,
/// by somebody who takes nothing. What a constructor puts in is the stock.
///
/// Both functions take the lock around it themselves, and do little else: they
/// call nothing that synchronises itself.
///
/// The operations are rewritten in the linked unit: acquisitions and releases
/// of units (Mode::Unit), of a lock when there is one unit. The pool is the
/// object that the condition is a member of.
///
/// Limits: calls through stored callables, such as deleters, are not followed
/// when ways are paired; what is not paired stays what it was. No objects are
/// told apart: the question is how a class is used.
///
/// Cost: one walk over the operations of functions that reach a semaphore or a
/// condition, and one more for each that is called before it is known.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_LEASESHAPES_H
#define HOLDWAIT_SOLVER_LEASESHAPES_H

#include "skeleton/Skeleton.h"

namespace holdwait::solver {

/// Rewrites \p U, which is valid and stays so but for the order of operations and operands.
skeleton::Unit withLeases(skeleton::Unit U);

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_LEASESHAPES_H
