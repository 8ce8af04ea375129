//===-- report/HtmlPage.h - The page that data are put into -----*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The page of the format "html", as report/html/build.mjs has put it together:
/// a whole document with one mark where the data belong.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_REPORT_HTMLPAGE_H
#define HOLDWAIT_REPORT_HTMLPAGE_H

#include "llvm/ADT/StringRef.h"

namespace holdwait::report {

/// Occurs once in the page.
constexpr llvm::StringLiteral HtmlDataMark = "@HOLDWAIT_DATA@";

llvm::StringRef htmlPage();

} // namespace holdwait::report

#endif // HOLDWAIT_REPORT_HTMLPAGE_H
