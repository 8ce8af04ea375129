//===-- test/unit/solver/Solving.h - From text to findings ------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Solves small programs written as text skeletons and prints what comes out in
/// names and places, so that a test is a program and the lines it expects.
///
/// A program leaves out the first line, and may use the locks A, B, C, D and G
/// without declaring them. An operation without a place gets one: `f:3` is the
/// third operation of f.
///
///   cycle A B: f:1 f:2 | g:1 g:2     f holds A since f:1 and waits for B at f:2; g
///                                    the other way round. f:2>h:1 is in h, called at f:2.
///   relock A: f:1 f:2                held since f:1, waited for again at f:2
///   leak A: f:1 out f:4              taken at f:1, still held when leaving at f:4;
///                                    `throw` instead of `out`: by an exception
///   unheld A: f:2 f:3                released at f:2, and again at f:3; with one place: never
///                                    taken
///   suspend A: f:1 f:2               held since f:1 when f suspends at f:2
///   itself t: f:1                    the thread of the handle t waits for t at f:1
///   signal A: f:1 h:1
///   taken suspend A: f:1 f:2               held since f:1 when f suspends at f:2 signal A: f:1 h:1
///   held since f:1 when a signal comes, whose handler waits at h:1
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TEST_UNIT_SOLVER_SOLVING_H
#define HOLDWAIT_TEST_UNIT_SOLVER_SOLVING_H

#include "solver/Solve.h"

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace holdwait::solver {

/// The unit of a program that has to be right.
skeleton::Unit unit(llvm::StringRef Program);
/// The same without any lock that it does not declare.
skeleton::Unit bareUnit(llvm::StringRef Program);

/// A random unit whose symbols are drawn from seven of each kind, so that units
/// overlap.
skeleton::Unit overlappingUnit(uint32_t Seed);

/// The link of units, which is valid.
skeleton::Unit linked(std::vector<skeleton::Unit> Units,
                      std::vector<std::string> *Conflicts = nullptr);

/// The analysis of one program, or of several units.
std::unique_ptr<Analysis> analysed(llvm::StringRef Program);
std::unique_ptr<Analysis> analysed(std::vector<skeleton::Unit> Units);

/// Every finding as a line, sorted; cycles start at their first lock by name.
std::string findings(const Analysis &A);
std::string findings(llvm::StringRef Program);

/// The same, in the order of the analysis and from the lock it starts with, with
/// the level and the doubts, and with what was removed:
///   cycle A B: f:1 f:2 | g:1 g:2 [medium: no threads]
///   removed A B by gate G
std::string explained(const Analysis &A);
std::string explained(llvm::StringRef Program);

/// A place on a call chain: "f:2>h:1".
std::string printed(const Analysis &A, TraceId T);

/// The text and the stored bytes of a unit.
std::string textOf(const skeleton::Unit &U);

/// The symbol called \p Name, which has to be there, and the function.
uint32_t symbolOf(const skeleton::Unit &U, llvm::StringRef Name);
uint32_t functionOf(const Program &P, llvm::StringRef Name);

} // namespace holdwait::solver

#endif // HOLDWAIT_TEST_UNIT_SOLVER_SOLVING_H
