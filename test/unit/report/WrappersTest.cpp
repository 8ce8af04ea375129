//===-- test/unit/report/WrappersTest.cpp - Who takes a lock for its caller ===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Wrappers.h"

#include "Samples.h"
#include "report/Participants.h"

#include "gtest/gtest.h"

using namespace holdwait::report;
using namespace holdwait::report::samples;

namespace {

Step step(const char *Lock, std::vector<Frame> Frames) { return {Lock, "", "", std::move(Frames)}; }

/// A finding of one witness.
Report found(Step Holds, Step Waits) {
  Finding F;
  F.Witnesses.resize(1);
  F.Witnesses[0].Function = "f";
  F.Witnesses[0].Holds = std::move(Holds);
  F.Witnesses[0].Waits = std::move(Waits);
  return reportOf({F});
}

TEST(Wrappers, WhatHasReturnedWithTheLockHeldIsInside) {
  Report R = found(step("a", {frame("f", "f.cpp", 1, 1), frame("Lock", "m.h", 5, 5)}),
                   step("b", {frame("f", "f.cpp", 2, 1), frame("Lock", "m.h", 5, 5)}));
  R.Locks.Edges.push_back({"b", "c", 1, R.Findings[0].Witnesses[0]});
  R.Locks.Edges[0].Example.Holds.Lock = "b";
  markInnerFrames(R);
  EXPECT_EQ(R.Findings[0].Witnesses[0].Holds.Inner, 1u);
  EXPECT_EQ(R.Findings[0].Witnesses[0].Waits.Inner, 1u);
  EXPECT_EQ(headlinePlace(R.Findings[0]).Line, 2u);
}

TEST(Wrappers, AFunctionThatOnlyWaitsIsNotInside) {
  Report R = found(step("a", {frame("f", "f.cpp", 1, 1)}),
                   step("b", {frame("f", "f.cpp", 2, 1), frame("g", "f.cpp", 9, 1)}));
  markInnerFrames(R);
  EXPECT_EQ(R.Findings[0].Witnesses[0].Waits.Inner, 0u);
  EXPECT_EQ(headlinePlace(R.Findings[0]).Line, 9u);
}

TEST(Wrappers, WhatTakesBothIsNotInsideWhenItWaitsBetween) {
  // f calls both, which takes a and then b; elsewhere somebody holds a and b through it.
  const Frame Call = frame("f", "f.cpp", 1, 1);
  Report R = found(step("a", {Call, frame("both", "b.cpp", 3, 1)}),
                   step("b", {Call, frame("both", "b.cpp", 4, 1)}));
  for (const char *Lock : {"a", "b"})
    R.Locks.Edges.push_back({Lock, "c", 1,
                             found(step(Lock, {Call, frame("both", "b.cpp", 3, 1)}),
                                   step("c", {frame("f", "f.cpp", 2, 1)}))
                                 .Findings[0]
                                 .Witnesses[0]});
  markInnerFrames(R);
  EXPECT_EQ(R.Findings[0].Witnesses[0].Waits.Inner, 0u);
  EXPECT_EQ(headlinePlace(R.Findings[0]).Line, 4u);
}

TEST(Wrappers, OfALeakTheLeavingFunctionIsShown) {
  Report R = found(step("a", {frame("main", "f.cpp", 1, 1), frame("f", "f.cpp", 7, 1),
                              frame("Lock", "m.h", 5, 5)}),
                   {});
  markInnerFrames(R);
  EXPECT_EQ(headlinePlace(R.Findings[0]).Line, 7u);
}

} // namespace
