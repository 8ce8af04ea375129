//===-- report/StoredJson.h - A finding as JSON, both ways -------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// All of a finding that is no news of a gate's, so that what is read is what was
/// written. It is ours alone: for others there is docs/json.md. Text that is not
/// UTF-8 is repaired.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_STOREDJSON_H
#define HOLDWAIT_REPORT_STOREDJSON_H

#include "report/Finding.h"

#include "llvm/Support/JSON.h"

namespace holdwait::report {

llvm::json::Value toJSON(const Finding &F);
bool fromJSON(const llvm::json::Value &V, Finding &F, llvm::json::Path At);

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_STOREDJSON_H
