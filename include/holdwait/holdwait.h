/*===-- holdwait/holdwait.h - Annotations ----------------------------*- C -*-===*\
|*
|* Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
|* See LICENSE for license information.
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
|*
|*===----------------------------------------------------------------------===*|
|*
|* What holdwait cannot see for itself, said where it is declared. For C and
|* C++; the macros are empty for other compilers than Clang, and cost nothing.
|*
|* Locks need none of these: Clang's own thread-safety attributes say what has
|* to be said. Nor do pools and executors whose source is analysed: they are
|* recognised by what they do.
|*
|*   class HOLDWAIT_POOL SessionPool {
|*   public:
|*     explicit SessionPool(int size);         // its only whole number: the capacity
|*     Session take() HOLDWAIT_LEASE;          // waits until there is one
|*     bool tryTake(Session &) HOLDWAIT_TRY_LEASE(true);
|*     void give(Session) HOLDWAIT_RETURN;
|*   };
|*   HOLDWAIT_CAPACITY(8) extern SessionPool sessions;
|*
|*   class HOLDWAIT_POOL Engine {              // makes some more when all are taken
|*   public:
|*     Engine(HOLDWAIT_UNITS int size, HOLDWAIT_OVERFLOW int more, int port);
|*   };
|*
|*   class HOLDWAIT_EXECUTOR Workers {
|*   public:
|*     std::future<int> submit(std::function<int()> task) HOLDWAIT_SUBMIT;
|*   };
|*
|* And what is known and accepted:
|*
|*   HOLDWAIT_ALLOW("self-deadlock", "the watchdog's own test");
|*   door.lock();
|*
\*===----------------------------------------------------------------------===*/

#ifndef HOLDWAIT_HOLDWAIT_H
#define HOLDWAIT_HOLDWAIT_H

/**
 * Silences findings of these kinds that go through the next line of code, or this one. Both are
 * string literals: HOLDWAIT_ALLOW("lock-order-cycle, self-deadlock", "start-up only, one thread");
 * wherever a declaration may stand. Without a reason it does not compile.
 */
#if defined(__cplusplus)
#define HOLDWAIT_ALLOW(kinds, reason)                                                              \
  static_assert(sizeof("" kinds) > 1 && sizeof("" reason) > 1, "a silenced finding needs a "       \
                                                               "reason")
#else
#define HOLDWAIT_ALLOW(kinds, reason)                                                              \
  _Static_assert(sizeof("" kinds) > 1 && sizeof("" reason) > 1, "a silenced finding needs a "      \
                                                                "reason")
#endif

#if defined(__clang__)
#define HOLDWAIT_ANNOTATE(...) __attribute__((annotate(__VA_ARGS__)))
#else
#define HOLDWAIT_ANNOTATE(...)
#endif

/** Of a class: a bounded number of units, which are taken and given back. */
#define HOLDWAIT_POOL HOLDWAIT_ANNOTATE("holdwait:pool")

/** Of a class: workers that run the tasks they are given. */
#define HOLDWAIT_EXECUTOR HOLDWAIT_ANNOTATE("holdwait:executor")

/** Of a variable or field: how many units, or workers, it has. A constant. */
#define HOLDWAIT_CAPACITY(number) HOLDWAIT_ANNOTATE("holdwait:capacity", number)

/** Of a parameter of its constructor: how many units, or workers, it has. For one that takes
    several numbers; of one number it is clear. */
#define HOLDWAIT_UNITS HOLDWAIT_ANNOTATE("holdwait:units")

/** Of a parameter of a pool's constructor: how many more it makes for a while when all units are
    taken. Less than none: as many as are asked for. */
#define HOLDWAIT_OVERFLOW HOLDWAIT_ANNOTATE("holdwait:overflow")

/** Of a method of a pool: takes a unit, and waits until there is one. */
#define HOLDWAIT_LEASE HOLDWAIT_ANNOTATE("holdwait:lease")

/** Of a method of a pool: takes a unit if there is one, and returns `success` then. */
#define HOLDWAIT_TRY_LEASE(success) HOLDWAIT_ANNOTATE("holdwait:try-lease", success)

/** Of a method of a pool: gives a unit back. */
#define HOLDWAIT_RETURN HOLDWAIT_ANNOTATE("holdwait:return")

/** Of a method of an executor: its first argument runs as a task; the result stands for it. */
#define HOLDWAIT_SUBMIT HOLDWAIT_ANNOTATE("holdwait:submit")

#endif /* HOLDWAIT_HOLDWAIT_H */
