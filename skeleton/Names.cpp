//===-- skeleton/Names.cpp - Words for enumerators ------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "skeleton/Names.h"

namespace holdwait::skeleton {

/// Defines namesOf<ENUM>(); LAST, the last enumerator, has the last word.
#define NAMES(ENUM, LAST, ...)                                                                     \
  template <> NameList namesOf<ENUM>() {                                                           \
    static constexpr llvm::StringLiteral Names[] = {__VA_ARGS__};                                  \
    static_assert(std::size(Names) == static_cast<size_t>(ENUM::LAST) + 1);                        \
    return Names;                                                                                  \
  }

/// The same of flags; LAST is the highest.
#define FLAG_NAMES(ENUM, LAST, ...)                                                                \
  template <> NameList namesOf<ENUM>() {                                                           \
    static constexpr llvm::StringLiteral Names[] = {__VA_ARGS__};                                  \
    static_assert(ENUM::LAST == 1u << (std::size(Names) - 1));                                     \
    return Names;                                                                                  \
  }

NAMES(SymbolKind, Variable, "function", "record", "field", "variable")
FLAG_NAMES(SymbolFlags, SF_Bond, "internal", "system", "local", "reference", "pointer",
           "per_thread", "few", "automatic", "to_recursive", "bond")
NAMES(ResourceKind, Task, "lock", "semaphore", "pool", "executor", "queue", "condition", "once",
      "thread", "task")
FLAG_NAMES(ResourceFlags, RF_Spin, "recursive", "shared", "spin")
FLAG_NAMES(RecordFlags, RDF_LockedValue, "instantiated", "capability", "lock-data", "locked-value")
NAMES(RootKind, Any, "this", "local", "global", "result", "any")
NAMES(SelectorKind, AnyIndex, "field", "dereference", "constant index", "key index", "any index")
NAMES(ValueKind, Owns, "unknown", "constant", "address", "load", "function", "closure", "bound",
      "placeholder", "choice", "owns")
NAMES(Relation, GreaterEqual, "==", "!=", "<", "<=", ">", ">=")
NAMES(StepKind, Down, "any", "up", "down")
NAMES(Mode, Unit, "exclusive", "shared", "upgrade", "unit")
NAMES(Waiting, Try, "blocking", "timed", "try")
NAMES(OpKind, Last, "acquire", "release", "init", "guard bind", "guard lock", "guard unlock",
      "guard release", "guard move", "guard swap", "guard destroy", "call", "spawn", "wait",
      "notify", "assign", "return", "throw", "destroy", "suspend", "mask", "catch", "last")
NAMES(GuardPolicy, Timed, "lock", "defer", "adopt", "try", "timed")
NAMES(CallKind, Through, "direct", "virtual", "through")
NAMES(SpawnKind, AtExit, "thread", "task", "deferred", "signal", "atexit")
NAMES(MaskKind, Replace, "clear", "fill", "add", "remove", "block", "unblock", "replace")
NAMES(WaitKind, Room, "condition", "join", "future", "latch", "barrier", "semaphore", "queue",
      "once", "block", "exit", "room")
NAMES(Throws, Yes, "no", "unknown", "yes")
FLAG_NAMES(BlockFlags, BF_Handler, "noreturn", "catch")
FLAG_NAMES(LocalFlags, LF_Pointer, "temporary", "reference", "pointer")
FLAG_NAMES(FunctionFlags, FF_Inline, "main", "noexcept", "virtual", "method", "constructor",
           "destructor", "lambda", "declared", "partial", "static_init", "address_taken", "inline")

} // namespace holdwait::skeleton
