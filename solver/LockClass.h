//===-- solver/LockClass.h - Which lock class a path names --------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Lock classes: the abstract identity of a lock, after lockdep
/// (Documentation/locking/lockdep-design.rst): a global, a field of a record,
/// a local static. A class is the symbol that names it.
///
/// Wrappers are looked through: a record whose methods acquire and release a
/// field of it on behalf of their caller is itself a lock ("lock type"), so
/// `DBImpl::mutex_` is the class, not the field inside the wrapper. Such a
/// record exists to be locked: it has one such field, most of its methods do
/// just that, and none holds the field for its own purposes. Otherwise it is an ordinary user of a
/// lock that has a begin() and an end(). What holds a value of any type with
/// the lock for it (`Synchronized<T>`) is one too: there are many of each type.
///
/// A path whose class depends on the caller (a reference parameter, the
/// inside of a wrapper, a captured variable) is *parametric*.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_LOCKCLASS_H
#define HOLDWAIT_SOLVER_LOCKCLASS_H

#include "solver/Program.h"
#include "solver/Terms.h"

#include "llvm/ADT/DenseSet.h"

namespace holdwait::solver {

class LockClasses {
public:
  LockClasses(const Program &P, const PathTable &Paths);

  /// The symbol that names the class of the lock at \p Path, or NoIndex.
  uint32_t classOf(PathId Path) const { return alias(find(Path).Symbol); }
  /// Whether the class is decided by the caller.
  bool isParametric(PathId Path) const { return find(Path).Parametric; }

  /// The place of the object that the naming field belongs to, or NoIndex.
  PathId ownerOf(PathId Path) const;

  /// The function in an automatic variable of which the lock at \p Path lies, so that each call
  /// has its own, or NoIndex.
  uint32_t makerOf(PathId Path) const;

  /// Says that the pointer or reference field \p Field designates a lock of
  /// class \p Target. Fields with one target become aliases of it.
  void addTarget(uint32_t Field, uint32_t Target);
  void resolveAliases();

  bool isLockType(uint32_t Record) const { return LockTypes.contains(Record); }

private:
  struct Found {
    uint32_t Symbol = NoIndex;
    bool Parametric = false;
    PathId At = NoIndex; ///< The prefix that ends in the naming field.
  };
  Found find(PathId Path) const;
  uint32_t alias(uint32_t Symbol) const;
  void findLockTypes();

  const Program &P;
  const PathTable &Paths;
  llvm::DenseSet<uint32_t> LockTypes;
  llvm::DenseSet<uint32_t> Closures; ///< Records of lambdas.
  llvm::DenseMap<uint32_t, llvm::SmallVector<uint32_t, 2>> Targets;
  llvm::DenseMap<uint32_t, uint32_t> Aliases;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_LOCKCLASS_H
