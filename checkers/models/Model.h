//===-- checkers/models/Model.h - What is known of libraries -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Rows of knowledge about libraries, as data.
///
/// A row names types or functions, by qualified name or by a dynamic AST
/// matcher, and says what role they play in synchronisation. Built-in rows
/// (models/*.yaml) and a user's (.holdwait.yaml) have one format and one
/// parser. This header is free of Clang; Catalogue.h finds the row of a
/// declaration.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_CHECKERS_MODELS_MODEL_H
#define HOLDWAIT_CHECKERS_MODELS_MODEL_H

#include "skeleton/Skeleton.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <optional>
#include <string>
#include <vector>

namespace holdwait::models {

enum class Role : uint8_t {
  // Types.
  Lock,      ///< recursive, shared, spin
  Guard,     ///< owns locks; its constructors are GuardBind rows
  Condition, ///< condition variable, latch, barrier, semaphore: kind
  Once,      ///< once flag
  Thread,    ///< thread handle
  Pool,      ///< a bounded number of units that are taken and given back
  Executor,  ///< workers that run tasks
  Future,    ///< handle of a task
  Callable,  ///< holds a callable and is called (std::function)
  Value,     ///< is copied and compared like a number
  Pointer,   ///< designates an object, reached by Deref (smart pointers, optional); owning
  Container, ///< holds objects, reached by Element, and destroys them with itself
  // Functions on locks.
  Acquire,      ///< object(s), mode, waiting, success
  Release,      ///< object, mode
  Init,         ///< object, value, recursive-when; of a macro: recursive, shared, spin
  SetAttribute, ///< object := value
  Destroy,      ///< ends the life of a lock: object
  // Functions on guards.
  GuardBind, ///< object, locks, tags, mode, waiting
  GuardLock, ///< waiting, success
  GuardUnlock,
  GuardRelease, ///< forgets without releasing; returns the lock's address
  GuardOwns,    ///< result: whether it owns
  GuardMutex,   ///< result: address of its lock
  GuardSwap,
  // Waiting and threads.
  Wait,     ///< object, kind, locks (released meanwhile), callable (predicate), waiting, success
  Notify,   ///< object, kind
  Spawn,    ///< callable, args, handle, executor, kind, value, deferred-when
  CallOnce, ///< object, callable, args
  // Signals.
  SignalSet,  ///< object is a set of signals: kind, value
  SignalMask, ///< those of value are blocked, unblocked, or the only ones blocked: how, block-when,
              ///< unblock-when; object receives what was blocked before
  // Values.
  Deref,     ///< result designates what the object points to (operator->, get, value)
  Element,   ///< result is (a pointer, reference or iterator to) an element of the object; value
  Identity,  ///< result is the operand itself, by reference (std::move, std::forward, std::ref)
  Copy,      ///< result holds what the operand holds (pointer casts, future::share)
  Bind,      ///< result is a callable: callable, args
  Invoke,    ///< calls callable with args
  Register,  ///< object keeps callable, with args, beside what it keeps, and runs it in an Invoke
  Assign,    ///< object := value (reset, assignment of callables and smart pointers); of a guard,
             ///< thread or future it moves
  Construct, ///< what the object points to is now a new object made of args (optional::emplace)
  Swap,      ///< the two arguments exchange what they hold
  Exchange,  ///< the first argument gets the second; the result is what it was
  OrderedBy, ///< kind: compares its arguments, or gives them in order
  CurrentThread, ///< result stands for the thread that calls it
  Remove,        ///< takes elements out, which ends them unless they were moved from
  // Calls.
  Ignore,  ///< no effect on synchronisation: not looked into; it may still throw
  NoThrow, ///< never leaves by an exception
  Walk,    ///< ordinary code after all: its body counts; the catalogue answers null
};

/// What a function that is about an order gives: whether its first argument is equal to its
/// second or comes before it, or which of its arguments comes first.
enum class OrderKind : uint8_t { Equal, Less, LessEqual, Greater, GreaterEqual, Min, Max, MinMax };

/// Which operand of a call: the object, an argument, or the result; or the one thing of its kind
/// that the library has in a process.
struct Operand {
  enum Kind : uint8_t { None, This, Argument, Result, Constant, Process } What = None;
  unsigned Index = 0;        ///< Argument number from 0.
  bool AndFollowing = false; ///< This argument and all after it.
  int64_t Number = 0;        ///< Constant.
};

/// A guard constructor's extra argument type and what it means.
struct Tag {
  std::string Type; ///< Qualified name of the argument's class (of any template instance).
  skeleton::GuardPolicy Policy;
};

/// An overload: the row is meant only where this parameter has one of these types.
struct ParameterType {
  struct Type {
    std::string Name; ///< Qualified name of a class (of any template instance), enum or typedef.
    bool Pointer = false; ///< It is a pointer to that.
  };
  unsigned Argument = 0; ///< From 0.
  std::vector<Type> Types;
};

/// What a wait that helps runs meanwhile.
enum class Help : uint8_t { None, Task, Any };

/// An argument that must have this value.
struct ArgumentValue {
  unsigned Argument = 0; ///< From 0.
  int64_t Number = 0;
};

struct Row {
  Role What = Role::Ignore;
  std::string Name;    ///< Qualified name, without template arguments; "Scope::*": all in it.
  std::string Matcher; ///< Dynamic AST matcher instead of a name.
  std::string Macro;   ///< Initialiser macro instead of a name (Role::Init).
  bool IsType = false;

  // Properties of a lock type or of what a macro initialises.
  bool Recursive = false, Spin = false;
  bool Shared = false; ///< A lock with a shared mode; a Pointer that is one of several owners.
  bool Owning = false; ///< A Pointer that destroys its object with itself.

  bool Adopts = false;       ///< GuardBind: of locks that are held already.
  bool Inline = false;       ///< Spawn: a worker of the executor runs the task itself, at once.
  bool Isolated = false;     ///< Invoke: waits inside run no tasks but those they wait for.
  Help Helping = Help::None; ///< Wait: which tasks it runs meanwhile.
  std::string Method;        ///< Spawn: what runs is this method of the object that callable is.

  Operand Object;   ///< The lock, guard, condition, handle, …; default: this, of Identity arg0.
  Operand Locks;    ///< GuardBind: the locks; Wait: the guards or locks released meanwhile.
  Operand Value;    ///< Attribute of Init, value of Assign and SetAttribute, key of Element,
                    ///< policy of Spawn.
  Operand Callable; ///< Spawn, CallOnce, Bind, Invoke; predicate of Wait.
  Operand Args;     ///< Arguments of the callable.
  Operand Handle;   ///< Spawn: what stands for the thread or task.
  Operand Executor; ///< Spawn: the workers the task runs on. Init: those that run its tasks.
  Operand Capacity; ///< Init: how many units, or workers.
  Operand Overflow; ///< Init: how many more for a while, when all are taken.
  Operand Count;    ///< Acquire, Release: how many units.
  Operand Timeout;  ///< Acquire, Wait: 0 means that it does not wait, less that it waits for ever.
  Operand How;      ///< SignalMask: what is done with the set.

  skeleton::Mode Mode = skeleton::Mode::Exclusive;
  skeleton::Waiting Waiting = skeleton::Waiting::Blocking;
  skeleton::SpawnKind Spawn = skeleton::SpawnKind::Thread;
  skeleton::MaskKind Mask = skeleton::MaskKind::Clear;
  skeleton::WaitKind Wait = skeleton::WaitKind::Condition;
  OrderKind Order = OrderKind::Less;
  bool SuccessIsZero = false; ///< C functions that return an error code.
  /// What the function returns when it succeeded; none: anything but zero (or nothing at all).
  std::optional<int64_t> Success;
  std::optional<int64_t> RecursiveWhen; ///< Init: bits of the attribute that mean "recursive".
  std::optional<int64_t> BlockWhen, UnblockWhen; ///< SignalMask: values of how; else it replaces.
  std::optional<int64_t> DeferredWhen;           ///< Spawn: the policy that means "deferred".
  std::vector<Tag> Tags;
  std::string Throws; ///< Qualified name of the class it throws on bad input; empty: none is told.

  // Which overloads the row is meant for; the first row of a name that fits is its row.
  std::optional<unsigned> Parameters; ///< How many parameters it is declared with.
  std::vector<ParameterType> Where;

  std::vector<Row> Then;           ///< What the function does after that.
  std::vector<ArgumentValue> When; ///< Of such a part: it does so only with these arguments.

  std::string Library; ///< Its name.
  std::string File;    ///< Where the row stands, for messages.
  unsigned Line = 0;
};

struct Library {
  std::string Name;
  std::vector<Row> Rows;
};

/// Reads one model file. A bad row is an error "file:line:column: what, and
/// what is allowed"; all errors of a file are joined.
llvm::Expected<Library> parse(llvm::StringRef Text, llvm::StringRef FileName);

/// The built-in models, compiled into the program from models/*.yaml, in name order.
const std::vector<Library> &builtIn();

} // namespace holdwait::models

#endif // HOLDWAIT_CHECKERS_MODELS_MODEL_H
