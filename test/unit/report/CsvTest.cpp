//===-- test/unit/report/CsvTest.cpp - The report for spreadsheets --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Samples.h"

#include "gtest/gtest.h"

using namespace holdwait::report;
using namespace holdwait::report::samples;

namespace {

constexpr llvm::StringLiteral Header =
    "kind,severity,confidence,file,line,column,function,message,locks,threads,cure,reasons,"
    "fingerprint\r\n";

TEST(Csv, AFindingIsARecord) {
  EXPECT_EQ(written("csv", reportOf({inversion(), selfDeadlock()})),
            Header.str() +
                "lock-order-cycle,deadlock,high,log.cpp,2,31,Log::write,'Cache::mu_' and "
                "'Log::mu_' are taken in opposite orders,Cache::mu_; Log::mu_,thread started at "
                "main.cpp:31; main,release 'Log::mu_' in Log::rotate before calling "
                "Cache::flush,,0123456789abcdef\r\n"
                "self-deadlock,deadlock,medium,cache.cpp,9,30,Cache::flush,'Cache::mu_' is "
                "acquired again by the thread that holds it,Cache::mu_,any caller of "
                "Cache::put,,the object of Cache::flush may be another one; no thread is known "
                "to call Cache::put,00000000000000aa\r\n");
}

TEST(Csv, NoFindingIsAHeader) { EXPECT_EQ(written("csv", Report()), Header); }

TEST(Csv, HostileNamesAreQuotedAndNoFormulas) {
  const std::string Text = written("csv", reportOf({hostile()}));
  EXPECT_EQ(llvm::StringRef(Text).count('\n'), 2u);
  EXPECT_TRUE(llvm::StringRef(Text).contains("\"a b:,%<U+000A>\"\"<FF>.cpp\",4,2,"));
  EXPECT_TRUE(llvm::StringRef(Text).contains(",\"'=a\"\"b|c`d<e>&<U+000A>::error::x<U+001B>[31m"));
  EXPECT_FALSE(llvm::StringRef(Text).contains(",\"="));
}

TEST(Csv, EveryBeginningOfAFormulaIsGuarded) {
  for (const char *Name : {"=1", "+1", "-1", "@SUM"}) {
    Finding F = hostile();
    F.Witnesses[0].Waits.Frames.back().Function = Name;
    EXPECT_TRUE(llvm::StringRef(written("csv", reportOf({F})))
                    .contains(",4,2,'" + std::string(Name) + ","));
  }
}

} // namespace
