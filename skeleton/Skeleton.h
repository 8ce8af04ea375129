//===-- skeleton/Skeleton.h - What a unit does to threads -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The skeleton: functions reduced to their synchronisation, in memory.
///
/// A `Unit` is what one translation unit, or any number of them linked
/// together, says about locks, leases, threads and callables. It holds no
/// conclusions (no locksets, no edges): those are the solver's, so that every
/// front door reasons alike.
///
/// Shape. A Unit is a set of flat arrays of plain records that refer to each
/// other by index; `NoIndex` means "none". The records are the stored form
/// too: the writer and the reader copy the arrays as they are (see
/// skeleton.fbs), so every record has a fixed layout and no padding.
///
///   Functions ─▶ Blocks ─▶ Ops ─▶ Paths ─▶ Selectors
///        │          └────▶ Edges ─▶ Conditions ─▶ Values ─▶ Operands
///        └─▶ Locals
///   Symbols (functions, records, fields, variables) name everything;
///   Resources, Records, Overrides, Orders are facts about symbols.
///
/// What it does not answer: types, expressions, data. A condition is kept only
/// when it is a comparison of simple values; arithmetic is never kept.
///
/// Cost: building is append-only; paths, values and conditions are interned
/// (see Builder.h). 48 bytes an operation.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SKELETON_SKELETON_H
#define HOLDWAIT_SKELETON_SKELETON_H

#include <cstdint>
#include <string>
#include <vector>

namespace holdwait::skeleton {

/// The version of the skeleton format. A stored unit of another version is
/// refused: the records below are its definition.
inline constexpr uint32_t FormatVersion = 2;

/// "None" wherever an index is expected.
inline constexpr uint32_t NoIndex = ~0u;

/// Who a symbol is, the same in every unit that sees it: the 128-bit XXH3 hash
/// of its Unified Symbol Resolution string; symbols with internal linkage hash
/// the unit's name as well. The order is arbitrary but stable.
struct Identity {
  uint64_t High = 0;
  uint64_t Low = 0;

  friend bool operator==(const Identity &A, const Identity &B) {
    return A.High == B.High && A.Low == B.Low;
  }
  friend bool operator!=(const Identity &A, const Identity &B) { return !(A == B); }
  friend bool operator<(const Identity &A, const Identity &B) {
    return A.High != B.High ? A.High < B.High : A.Low < B.Low;
  }
};

/// A place in a source file, as a person would point to it: of a macro, the
/// place where it is used. Lines and columns count from 1; line 0 is "nowhere".
struct Location {
  uint32_t File = 0; ///< Index into Unit::Strings.
  uint32_t Line = 0;
  uint32_t Column = 0;

  friend bool operator==(const Location &A, const Location &B) = default;
};

enum class SymbolKind : uint32_t { Function, Record, Field, Variable };

enum SymbolFlags : uint32_t {
  SF_None = 0,
  SF_Internal = 1u << 0,  ///< Not visible to other units (static, anonymous namespace, local).
  SF_System = 1u << 1,    ///< Declared in a system header.
  SF_Local = 1u << 2,     ///< A variable of a function; Parent is the function.
  SF_Reference = 1u << 3, ///< A field or variable of reference type.
  SF_Pointer = 1u << 4,   ///< A field or variable of pointer (or smart pointer) type.
  SF_PerThread = 1u << 5, ///< A variable of which each thread has its own.
  SF_Few = 1u << 6,       ///< A field with few values, so that many objects have the same.
  SF_Automatic = 1u << 7, ///< A variable of which each call of Parent has its own.
  SF_Recursive = 1u << 8, ///< It leads to locks that their holder may acquire again.
  SF_Bond = 1u << 9, ///< A field that leads to objects with the lock that the object it is in has.
};

/// Anything with a name that two places may mean alike.
struct Symbol {
  Identity Id;
  SymbolKind Kind = SymbolKind::Function;
  uint32_t Flags = SF_None;
  uint32_t Name = 0;         ///< Qualified name for people, index into Strings.
  uint32_t Parent = NoIndex; ///< Record of a field or method, function of a local variable.
  Location Where;            ///< Declaration.
  uint32_t Reserved = 0;
};

enum class ResourceKind : uint32_t {
  Lock,
  Semaphore,
  Pool,
  Executor,
  Queue,
  Condition,
  Once,
  Thread,
  Task,
};

enum ResourceFlags : uint32_t {
  RF_None = 0,
  RF_Recursive = 1u << 0,  ///< The holder may acquire it again.
  RF_SharedMode = 1u << 1, ///< It can be held in shared mode.
  RF_Spin = 1u << 2,       ///< Waiting burns a processor.
};

/// A variable or field whose type is a resource.
struct Resource {
  uint32_t Symbol = NoIndex;
  ResourceKind Kind = ResourceKind::Lock;
  uint32_t Flags = RF_None;
  uint32_t TypeName = 0; ///< Index into Strings.
  int64_t Capacity = -1; ///< Units of a pool, workers of an executor; -1 unknown.
};

enum RecordFlags : uint32_t {
  RDF_None = 0,
  RDF_Instantiated = 1u << 0, ///< An object of exactly this class is created somewhere.
  RDF_Capability = 1u << 1,   ///< Declared to be a lock (Clang `capability` attribute or model).
  RDF_LockData = 1u << 2,     ///< Without methods: holds a lock, beside it only numbers.
  RDF_LockedValue = 1u << 3,  ///< Of a class template: holds a lock, and a value of any type.
};

/// A class in the hierarchy. Bases are symbol indices in Operands.
struct Record {
  uint32_t Symbol = NoIndex;
  uint32_t Flags = RDF_None;
  uint32_t FirstBase = 0;
  uint32_t BaseCount = 0;
  uint32_t MethodCount =
      0; ///< Methods it declares, special members and static ones left out; 0 unknown.
};

/// `Method` overrides `Overridden`; both are function symbols.
struct Override {
  uint32_t Method = NoIndex;
  uint32_t Overridden = NoIndex;
};

/// A declared order: `Before` must be acquired before `After` (Clang
/// `acquired_before`/`acquired_after`); both are variable or field symbols.
struct Order {
  uint32_t Before = NoIndex;
  uint32_t After = NoIndex;
  Location Where;
};

/// Where an access path starts.
enum class RootKind : uint32_t {
  This,   ///< The object a method works on (the object, not the pointer).
  Local,  ///< Index: function-relative local; parameters are the first locals.
  Global, ///< Index: variable symbol (static locals and static members too).
  Result, ///< The object a function returns.
  Any,    ///< Some object; what was known of it passed the length limit.
};

enum class SelectorKind : uint32_t {
  Field,      ///< Operand: field symbol.
  Deref,      ///< The object a pointer, reference or smart pointer designates.
  ConstIndex, ///< Operand: the element's number.
  KeyIndex,   ///< Operand: value index of the key.
  AnyIndex,   ///< Some element.
};

struct Selector {
  SelectorKind Kind = SelectorKind::Field;
  uint32_t Operand = 0;

  friend bool operator==(const Selector &A, const Selector &B) = default;
};

/// An access path: names an object (a place in memory, an lvalue) from inside
/// one function. `p->mu` of a parameter p is `Local(0) Deref Field(mu)`.
struct Path {
  RootKind Root = RootKind::Any;
  uint32_t Index = 0;
  uint32_t FirstSelector = 0;
  uint32_t SelectorCount = 0;
};

enum class ValueKind : uint32_t {
  Unknown,
  Constant,    ///< Number; null pointers and false are 0, true is 1.
  Address,     ///< A: path. A pointer or reference to that object.
  Load,        ///< A: path. What is stored in that object.
  Function,    ///< A: function symbol.
  Closure,     ///< A: function symbol; operands: (field symbol, value) pairs.
  Bound,       ///< A: value of the target; operands: values, Placeholder for later arguments.
  Placeholder, ///< A: which argument of the later call, from 0.
  Choice,      ///< Operands: values, one of which it is.
  Owns,        ///< A: path of a guard. Whether the guard owns its lock.
};

/// What is passed, stored, returned or compared.
struct Value {
  ValueKind Kind = ValueKind::Unknown;
  uint32_t A = NoIndex;
  uint32_t FirstOperand = 0;
  uint32_t OperandCount = 0;
  int64_t Number = 0;
};

enum class Relation : uint32_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };

/// `Left Relation Right` holds on an edge.
struct Condition {
  uint32_t Left = NoIndex; ///< Value.
  Relation Rel = Relation::Equal;
  uint32_t Right = NoIndex; ///< Value.
};

/// Unit: one of the units of a pool, which others can have beside it.
enum class Mode : uint8_t { Exclusive, Shared, Upgrade, Unit };

/// How an acquisition waits.
enum class Waiting : uint8_t { Blocking, Timed, Try };

enum class OpKind : uint8_t {
  // Resources.
  Acquire, ///< Operands: the resources (paths), taken as one unordered group; Variant: Mode; Wait;
  ///< Value: how many units of a pool, none: one;
  ///< Result: path that tells success, Aux: 0 when non-zero means success, 1 when zero does.
  Release, ///< Object; Variant: Mode; Value: how many units of a pool, none: one.
  Init,    ///< Object; Value: its attributes; it is recursive when (value & Aux) == Aux, Aux != 0.
  ///< Aux == 0 and a Value: it has so many units (a pool) or workers (an executor);
  ///< operands: values, how many more it makes for a while when those are taken.
  ///< Other: path of the executor that runs its tasks.
  // Guards: values that own resources.
  GuardBind,   ///< Object: the guard; operands: the resources (paths); Variant: GuardPolicy; Extra:
               ///< Mode; Result, Aux as Acquire. Callee and Other: the functions that lock and
               ///< unlock the resources, when they are of a class that is itself analysed.
  GuardLock,   ///< Object: the guard; Wait; Result, Aux.
  GuardUnlock, ///< Object: the guard.
  GuardRelease, ///< Object: the guard forgets its resources without releasing them.
  GuardMove,    ///< Object: target; Value: Load of the source, which is left owning nothing.
  GuardSwap,    ///< Object; Value: Load of the other.
  GuardDestroy, ///< Object: releases what it owns.
  // Flow between functions.
  Call,   ///< Variant: CallKind; Callee or Value (callable); Object: `this`; operands: arguments
          ///< (values); Result: path that receives what it returns; Extra: Throws; Aux:
          ///< CallFlags.
  Spawn,  ///< Value: callable; Object: handle; operands: arguments; Aux: SpawnKind; Other: path of
          ///< the executor; Variant: SpawnFlags; Extra: how often the loops around it come
          ///< here, 0: not known, or there are none.
  Wait,   ///< Object: what is waited for; Aux: WaitKind; operands: guards or locks it releases
          ///< meanwhile (paths); Result: path that is zero afterwards if it has come, or
          ///< else when Extra is 1; Variant: WaitFlags; Value: how many units of a semaphore.
  Notify, ///< Object: what is notified; Aux: WaitKind; Value: as Wait.
  // Data that matters to the above.
  Assign,  ///< Object := Value; Aux: StepKind, of an unknown number.
  Return,  ///< Value.
  Throw,   ///< Leaves through the block's handler, or the function. Callee: the type of what is
           ///< thrown (a record symbol), if known; Aux: ThrowFlags.
  Destroy, ///< Object: its life ends here.
  Suspend, ///< A coroutine suspends.
  Mask,    ///< Signals are kept from the thread, or a set of signals changes. Variant: MaskKind;
           ///< Object: the set; Value: the number of a signal; Result: receives the mask as it was.
  Catch,   ///< Goes on only with an exception of the type Callee; Aux 1: only with another.
  Last,    ///< Comes here only if a reference that was counted was the last one.
};

/// What a guard does when it is made.
enum class GuardPolicy : uint8_t { Lock, Defer, Adopt, Try, Timed };

enum class CallKind : uint8_t {
  Direct,
  Virtual, ///< Callee is the base method; overrides may run.
  Through, ///< Value is the callable.
};

enum class SpawnKind : uint32_t { Thread, Task, Deferred, Signal, AtExit };

/// What becomes of a set of signals, or with one of the thread's mask.
enum class MaskKind : uint8_t {
  Clear,   ///< Object has no signal.
  Fill,    ///< Object has all.
  Add,     ///< Object has Value as well.
  Remove,  ///< Object has not Value.
  Block,   ///< Those of Object are blocked as well; without one: nothing changes.
  Unblock, ///< Those of Object are not blocked.
  Replace, ///< Those of Object and no others are blocked; without one: who knows.
};

enum class WaitKind : uint32_t {
  Condition,
  Join,
  Future,
  Latch,
  Barrier,
  Semaphore,
  Queue,
  Once,
  Block,
  Exit, ///< The process ends when what was registered for that has run, in this thread.
  Room  ///< In a queue that may be full; what there is to take out of it is Queue.
};

enum CallFlags : uint32_t {
  CF_None = 0,
  CF_Last = 1u << 0, ///< A destructor that runs only if this was the last of several references.
  CF_Ends = 1u << 1, ///< A deleter: it runs when the life of what owns its argument ends.
  CF_Isolated = 1u << 2, ///< Waits inside run no tasks but those that they wait for.
};

enum SpawnFlags : uint8_t {
  SPF_None = 0,
  SPF_Inline = 1u << 0, ///< A worker of the executor that starts it runs it itself, at once.
};

enum WaitFlags : uint8_t {
  WF_None = 0,
  WF_Helps = 1u << 0, ///< Runs other tasks until what it waits for has come.
  WF_Lease = 1u << 1, ///< For a unit that was asked for before: not a wait of its own.
  WF_Runs = 1u << 2,  ///< Runs what it waits for itself, if nobody has begun it.
};

/// What is known of a number that takes the place of another one.
enum class StepKind : uint32_t {
  Any,
  Up,   ///< It is greater: `++i`.
  Down, ///< It is less.
};

enum ThrowFlags : uint32_t {
  TF_None = 0,
  TF_May = 1u << 0,   ///< Or goes on: a library's function that throws on bad input.
  TF_Again = 1u << 1, ///< What was caught is thrown on.
};

/// Whether a call may leave by an exception, as far as the unit can tell.
enum class Throws : uint8_t { No, Unknown, Yes };

/// One operation. Which members mean what is said at each OpKind; the others
/// keep their defaults.
struct Op {
  OpKind Kind = OpKind::Call;
  uint8_t Variant = 0; ///< Mode, GuardPolicy, CallKind, MaskKind or flags: see the accessors.
  Waiting Wait = Waiting::Blocking;
  uint8_t Extra = 0; ///< Throws of a call; Mode of a guard; count of a spawn.
  uint32_t Object = NoIndex;
  uint32_t Value = NoIndex;
  uint32_t Callee = NoIndex;
  uint32_t Other = NoIndex;
  uint32_t FirstOperand = 0;
  uint32_t OperandCount = 0;
  uint32_t Result = NoIndex;
  uint32_t Aux = 0;
  Location Where;

  Mode mode() const {
    return static_cast<Mode>(Kind == OpKind::Acquire || Kind == OpKind::Release ? Variant : Extra);
  }
  MaskKind maskKind() const { return static_cast<MaskKind>(Variant); }
  GuardPolicy policy() const { return static_cast<GuardPolicy>(Variant); }
  CallKind callKind() const { return static_cast<CallKind>(Variant); }
  Throws throws() const { return static_cast<Throws>(Extra); }
};

/// A way from one block to another, taken when its condition holds.
struct Edge {
  uint32_t Target = 0;          ///< Function-relative block.
  uint32_t Condition = NoIndex; ///< NoIndex: may always be taken.
};

enum BlockFlags : uint32_t {
  BF_None = 0,
  BF_NoReturn = 1u << 0, ///< Ends in a call that does not return: not an exit.
  BF_Handler = 1u << 1,  ///< Starts a catch.
};

/// A straight line of operations. A block without edges is an exit.
struct Block {
  uint32_t FirstOp = 0;
  uint32_t OpCount = 0;
  uint32_t FirstEdge = 0;
  uint32_t EdgeCount = 0;
  uint32_t Handler = NoIndex; ///< Function-relative block that catches what is thrown here.
  uint32_t Flags = BF_None;
};

enum LocalFlags : uint32_t {
  LF_None = 0,
  LF_Temporary = 1u << 0,
  LF_Reference = 1u << 1,
  LF_Pointer = 1u << 2,
};

struct Local {
  uint32_t Name = 0;         ///< Index into Strings; empty for temporaries.
  uint32_t Symbol = NoIndex; ///< For locals that are resources.
  uint32_t Flags = LF_None;
  uint32_t Depth = 0; ///< Nesting depth of its scope; parameters have 0.
};

enum FunctionFlags : uint32_t {
  FF_None = 0,
  FF_Main = 1u << 0,
  FF_Noexcept = 1u << 1,
  FF_Virtual = 1u << 2,
  FF_Method = 1u << 3, ///< Has a `this`.
  FF_Constructor = 1u << 4,
  FF_Destructor = 1u << 5,
  FF_Lambda = 1u << 6,
  FF_Declared = 1u << 7,   ///< Known by its attributes only; a definition replaces it.
  FF_Partial = 1u << 8,    ///< From a unit with errors; a whole definition replaces it.
  FF_StaticInit = 1u << 9, ///< A unit's dynamic initialisation, before main.
  FF_AddressTaken = 1u << 10,
  FF_Inline = 1u << 11, ///< Several units may define it alike.
};

/// A function's skeleton. Block 0 is the entry.
struct Function {
  uint32_t Symbol = NoIndex;
  uint32_t Flags = FF_None;
  uint32_t FirstBlock = 0;
  uint32_t BlockCount = 0;
  uint32_t FirstLocal = 0;
  uint32_t LocalCount = 0; ///< Parameters included.
  uint32_t ParamCount = 0;
  uint32_t Reserved = 0;
};

/// One source that went into a unit.
struct Source {
  uint32_t Name = 0;  ///< Main file, index into Strings.
  uint32_t Flags = 0; ///< 1: partial (it had errors).
};

/// Everything one or more translation units say. Strings[0] is empty.
struct Unit {
  std::vector<std::string> Strings{""};
  std::vector<Source> Sources;
  std::vector<Symbol> Symbols;
  std::vector<Resource> Resources;
  std::vector<Record> Records;
  std::vector<Override> Overrides;
  std::vector<Order> Orders;
  std::vector<Function> Functions;
  std::vector<Local> Locals;
  std::vector<Block> Blocks;
  std::vector<Edge> Edges;
  std::vector<Op> Ops;
  std::vector<Path> Paths;
  std::vector<Selector> Selectors;
  std::vector<Value> Values;
  std::vector<Condition> Conditions;
  std::vector<uint32_t> Operands; ///< Path, value or symbol indices, as the owner says.
};

static_assert(sizeof(Location) == 12 && sizeof(Symbol) == 48 && sizeof(Op) == 48 &&
                  sizeof(Value) == 24 && sizeof(Resource) == 24,
              "the records are the stored form: no padding may appear");

} // namespace holdwait::skeleton

#endif // HOLDWAIT_SKELETON_SKELETON_H
