//===-- checkers/models/RoleTable.cpp - What each role may say -------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checkers/models/RoleTable.h"

#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace holdwait::skeleton;

namespace holdwait::models {

static constexpr OptionName Options[] = {
    {"recursive", OP_Recursive},
    {"shared", OP_Shared},
    {"spin", OP_Spin},
    {"owning", OP_Owning},
    {"object", OP_Object},
    {"locks", OP_Locks},
    {"value", OP_Value},
    {"callable", OP_Callable},
    {"args", OP_Args},
    {"handle", OP_Handle},
    {"executor", OP_Executor},
    {"mode", OP_Mode},
    {"waiting", OP_Waiting},
    {"kind", OP_Kind},
    {"success", OP_Success},
    {"recursive-when", OP_RecursiveWhen},
    {"deferred-when", OP_DeferredWhen},
    {"how", OP_How},
    {"block-when", OP_BlockWhen},
    {"unblock-when", OP_UnblockWhen},
    {"tags", OP_Tags},
    {"parameters", OP_Parameters},
    {"where", OP_Where},
    {"throws", OP_Throws},
    {"capacity", OP_Capacity},
    {"overflow", OP_Overflow},
    {"count", OP_Count},
    {"helping", OP_Helping},
    {"inline", OP_Inline},
    {"timeout", OP_Timeout},
    {"adopts", OP_Adopts},
    {"isolated", OP_Isolated},
    {"method", OP_Method},
    {"then", OP_Then},
    {"when", OP_When},
};

// What overload a row means, what it throws and what it does after that can be said of every
// function.
static constexpr uint64_t Overload = OP_Parameters | OP_Where | OP_Throws | OP_Then;
static constexpr uint64_t LockFlags = OP_Recursive | OP_Shared | OP_Spin;

static constexpr RoleEntry Roles[] = {
    // Name, role, subjects, required, allowed.
    {"lock", Role::Lock, ST_Type, OP_None, LockFlags},
    {"guard", Role::Guard, ST_Type, OP_None, OP_None},
    {"condition", Role::Condition, ST_Type, OP_None, OP_Kind},
    {"once", Role::Once, ST_Type, OP_None, OP_None},
    {"thread", Role::Thread, ST_Type, OP_None, OP_None},
    {"pool", Role::Pool, ST_Type, OP_None, OP_None},
    {"executor", Role::Executor, ST_Type, OP_None, OP_None},
    {"future", Role::Future, ST_Type, OP_None, OP_None},
    {"callable", Role::Callable, ST_Type, OP_None, OP_None},
    {"value", Role::Value, ST_Type, OP_None, OP_None},
    {"pointer", Role::Pointer, ST_Type, OP_None, OP_Owning | OP_Shared},
    {"container", Role::Container, ST_Type, OP_None, OP_None},
    {"acquire", Role::Acquire, ST_Function, OP_None,
     OP_Object | OP_Mode | OP_Waiting | OP_Timeout | OP_Success | OP_Count | Overload},
    {"release", Role::Release, ST_Function, OP_None, OP_Object | OP_Mode | OP_Count | Overload},
    {"init", Role::Init, ST_Function | ST_Macro, OP_None,
     OP_Object | OP_Value | OP_RecursiveWhen | OP_Capacity | OP_Overflow | OP_Callable | OP_Args |
         OP_Executor | LockFlags | Overload},
    {"set-attribute", Role::SetAttribute, ST_Function, OP_Value, OP_Object | Overload},
    {"destroy", Role::Destroy, ST_Function, OP_None, OP_Object | Overload},
    {"guard-bind", Role::GuardBind, ST_Function, OP_Locks,
     OP_Object | OP_Tags | OP_Mode | OP_Waiting | OP_Success | OP_Adopts | Overload},
    {"guard-lock", Role::GuardLock, ST_Function, OP_None,
     OP_Object | OP_Waiting | OP_Success | Overload},
    {"guard-unlock", Role::GuardUnlock, ST_Function, OP_None, OP_Object | Overload},
    {"guard-release", Role::GuardRelease, ST_Function, OP_None, OP_Object | Overload},
    {"guard-owns", Role::GuardOwns, ST_Function, OP_None, OP_Object | Overload},
    {"guard-mutex", Role::GuardMutex, ST_Function, OP_None, OP_Object | Overload},
    {"guard-swap", Role::GuardSwap, ST_Function, OP_Value, OP_Object | Overload},
    {"wait", Role::Wait, ST_Function, OP_Kind,
     OP_Object | OP_Locks | OP_Callable | OP_Waiting | OP_Timeout | OP_Success | OP_Helping |
         OP_Count | Overload},
    {"notify", Role::Notify, ST_Function, OP_Kind, OP_Object | OP_Count | Overload},
    {"spawn", Role::Spawn, ST_Function, OP_Callable,
     OP_Args | OP_Handle | OP_Executor | OP_Kind | OP_Value | OP_DeferredWhen | OP_Inline |
         OP_Method | Overload},
    {"call-once", Role::CallOnce, ST_Function, OP_Object | OP_Callable, OP_Args | Overload},
    {"signal-set", Role::SignalSet, ST_Function, OP_Kind, OP_Object | OP_Value | Overload},
    {"signal-mask", Role::SignalMask, ST_Function, OP_How | OP_Value,
     OP_Object | OP_BlockWhen | OP_UnblockWhen | Overload},
    {"deref", Role::Deref, ST_Function, OP_None, OP_Object | Overload},
    {"element", Role::Element, ST_Function, OP_None, OP_Object | OP_Value | Overload},
    {"identity", Role::Identity, ST_Function, OP_None, OP_Object | Overload},
    {"copy", Role::Copy, ST_Function, OP_None, OP_Object | Overload},
    {"bind", Role::Bind, ST_Function, OP_Callable, OP_Args | Overload},
    {"invoke", Role::Invoke, ST_Function, OP_Callable, OP_Args | OP_Isolated | Overload},
    {"register", Role::Register, ST_Function, OP_Callable, OP_Object | OP_Args | Overload},
    {"assign", Role::Assign, ST_Function, OP_Value, OP_Object | Overload},
    {"construct", Role::Construct, ST_Function, OP_Args, OP_Object | Overload},
    {"swap", Role::Swap, ST_Function, OP_None, Overload},
    {"exchange", Role::Exchange, ST_Function, OP_None, Overload},
    {"ordered-by", Role::OrderedBy, ST_Function, OP_Kind, Overload},
    {"current-thread", Role::CurrentThread, ST_Function, OP_None, Overload},
    {"remove", Role::Remove, ST_Function, OP_None, OP_Object | Overload},
    {"ignore", Role::Ignore, ST_Function, OP_None, Overload},
    {"no-throw", Role::NoThrow, ST_Function, OP_None, Overload},
    {"walk", Role::Walk, ST_Function, OP_None, Overload},
};

static constexpr Word<Mode> Modes[] = {
    {"exclusive", Mode::Exclusive}, {"shared", Mode::Shared}, {"upgrade", Mode::Upgrade}};

static constexpr Word<Waiting> Waitings[] = {
    {"blocking", Waiting::Blocking}, {"timed", Waiting::Timed}, {"try", Waiting::Try}};

static constexpr Word<SpawnKind> Spawns[] = {
    {"thread", SpawnKind::Thread},     {"task", SpawnKind::Task},
    {"deferred", SpawnKind::Deferred}, {"signal", SpawnKind::Signal},
    {"at-exit", SpawnKind::AtExit},
};

static constexpr Word<WaitKind> Waits[] = {
    {"condition", WaitKind::Condition}, {"join", WaitKind::Join},
    {"future", WaitKind::Future},       {"latch", WaitKind::Latch},
    {"barrier", WaitKind::Barrier},     {"semaphore", WaitKind::Semaphore},
    {"queue", WaitKind::Queue},         {"once", WaitKind::Once},
    {"block", WaitKind::Block},         {"exit", WaitKind::Exit},
    {"room", WaitKind::Room},
};

static constexpr Word<MaskKind> Masks[] = {
    {"clear", MaskKind::Clear},
    {"fill", MaskKind::Fill},
    {"add", MaskKind::Add},
    {"remove", MaskKind::Remove},
};

static constexpr Word<OrderKind> Orders[] = {
    {"equal", OrderKind::Equal},
    {"less", OrderKind::Less},
    {"less-equal", OrderKind::LessEqual},
    {"greater", OrderKind::Greater},
    {"greater-equal", OrderKind::GreaterEqual},
    {"min", OrderKind::Min},
    {"max", OrderKind::Max},
    {"minmax", OrderKind::MinMax},
};

static constexpr Word<GuardPolicy> Policies[] = {
    {"lock", GuardPolicy::Lock}, {"defer", GuardPolicy::Defer}, {"adopt", GuardPolicy::Adopt},
    {"try", GuardPolicy::Try},   {"timed", GuardPolicy::Timed},
};

static constexpr Word<Help> Helps[] = {
    {"false", Help::None}, {"task", Help::Task}, {"true", Help::Any}};

ArrayRef<OptionName> optionNames() { return Options; }
ArrayRef<RoleEntry> roleTable() { return Roles; }
ArrayRef<Word<Mode>> modeWords() { return Modes; }
ArrayRef<Word<Waiting>> waitingWords() { return Waitings; }
ArrayRef<Word<SpawnKind>> spawnWords() { return Spawns; }
ArrayRef<Word<WaitKind>> waitWords() { return Waits; }
ArrayRef<Word<OrderKind>> orderWords() { return Orders; }
ArrayRef<Word<Help>> helpWords() { return Helps; }
ArrayRef<Word<GuardPolicy>> policyWords() { return Policies; }
ArrayRef<Word<MaskKind>> maskWords() { return Masks; }

const RoleEntry &entryOf(Role What) {
  const RoleEntry *Found = find_if(Roles, [&](const RoleEntry &E) { return E.What == What; });
  assert(Found != std::end(Roles) && "every role has an entry");
  return *Found;
}

} // namespace holdwait::models
