//===-- report/Inventory.h - Every lock and every order ---------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes what was understood of a program, rather than what is wrong with it:
/// every lock class with its declaration, every place that acquires it, and
/// every order in which two locks are taken, with one witness.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_INVENTORY_H
#define HOLDWAIT_REPORT_INVENTORY_H

#include "report/Format.h"

namespace holdwait::report {

/// For a person.
void writeInventory(const Inventory &I, const WriteOptions &Options, llvm::raw_ostream &OS);

/// For a program; docs/json.md describes it.
void writeInventoryJson(const Inventory &I, const WriteOptions &Options, llvm::raw_ostream &OS);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_INVENTORY_H
