//===-- test/unit/report/TextTest.cpp - The report on a terminal ----------===//
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

std::string textOf(Report R, WriteOptions Options = {}) { return written("text", R, Options); }

bool contains(const std::string &Text, llvm::StringRef Part) {
  return llvm::StringRef(Text).contains(Part);
}

TEST(Text, InversionAcrossFilesShowsBothStacksOfBothThreads) {
  EXPECT_EQ(
      textOf(reportOf({inversion()})),
      R"(log.cpp:2:31: warning: potential deadlock: 'Cache::mu_' and 'Log::mu_' are taken in opposite orders [holdwait-lock-order-cycle, high]
  thread 1 (started at main.cpp:31): holds 'Cache::mu_', waits for 'Log::mu_'
    acquires 'Cache::mu_':
      #0 Cache::put at cache.cpp:4:31
          4 |   std::lock_guard<std::mutex> lock(mu_);
            |                               ^ acquired here
      #1 Session::handle at session.cpp:40:5
      #2 serve at main.cpp:12:9
      #3 main::lambda at main.cpp:31:20
    then waits for 'Log::mu_', which thread 2 holds:
      #0 Log::write at log.cpp:2:31
          2 |   std::lock_guard<std::mutex> lock(mu_);
            |                               ^ waits here
      #1 Cache::put at cache.cpp:5:3
      #2-#4 the same callers as #1-#3 above
    meanwhile also holds 'Session::mu_'
    this order also in 13 other places
  thread 2 (main): holds 'Log::mu_', waits for 'Cache::mu_'
    acquires 'Log::mu_':
      #0 Log::locked at log.cpp:11:10
         11 |   return std::unique_lock<std::mutex>(mu_);
            |          ^ acquired here
      #1 Log::rotate at log.cpp:6:39
      #2 main at main.cpp:35:3
    then waits for 'Cache::mu_', which thread 1 holds:
      #0 Cache::flush at cache.cpp:9:30
          9 |         std::lock_guard<std::mutex> lock(mu_);
            |                                     ^ waits here
      #1 Log::rotate at log.cpp:7:3
      #2 main at main.cpp:35:3
  cure: release 'Log::mu_' in Log::rotate before calling Cache::flush
  odd one out: 'Cache::mu_' is taken before 'Log::mu_' in 14 places, after it in 1
  fingerprint: 0123456789abcdef

1 finding (1 high)
)");
}

TEST(Text, SelfDeadlockIsOneThread) {
  EXPECT_EQ(
      textOf(reportOf({selfDeadlock()})),
      R"(cache.cpp:9:30: warning: potential deadlock: 'Cache::mu_' is acquired again by the thread that holds it [holdwait-self-deadlock, medium]
  thread (any caller of Cache::put): holds 'Cache::mu_', acquires it again
    acquires 'Cache::mu_':
      #0 Cache::put at cache.cpp:4:31
          4 |   std::lock_guard<std::mutex> lock(mu_);
            |                               ^ acquired here
    then acquires 'Cache::mu_' again, which it still holds:
      #0 Cache::flush at cache.cpp:9:30
          9 |         std::lock_guard<std::mutex> lock(mu_);
            |                                     ^ waits here
      #1 Cache::put at cache.cpp:5:3
  why only medium: the object of Cache::flush may be another one
  why only medium: no thread is known to call Cache::put
  fingerprint: 00000000000000aa

1 finding (1 medium)
)");
}

TEST(Text, LeakWaitsForNothing) {
  WriteOptions Options;
  Options.Lowest = Confidence::Low;
  EXPECT_EQ(
      textOf(reportOf({leak()}), Options),
      R"(log.cpp:6:39: warning: 'Log::mu_' stays locked when Cache::flush throws [holdwait-leaked-lock, low]
  thread (any caller of Log::rotate): acquires 'Log::mu_'
      #0 Log::rotate at log.cpp:6:39
          6 |   std::unique_lock<std::mutex> lock = locked();
            |                                       ^ acquired here
  cure: hold it with a std::lock_guard
  why only low: Cache::flush may never throw
  fingerprint: 00000000000000bb

1 finding (1 low)
)");
}

TEST(Text, OneOrderBetweenTwoObjectsIsTwoThreadsAlike) {
  EXPECT_EQ(
      textOf(reportOf({transfer()})),
      R"(bank.cpp:9:20: warning: potential stall: two objects of 'Account::mu' are taken in both orders [holdwait-lock-order-cycle, medium]
  each of two threads (any caller of transfer): holds 'Account::mu' (from.mu), waits for 'Account::mu' (shared, to.mu)
    acquires 'Account::mu' (from.mu):
      #0 transfer at bank.cpp:8:20
    then waits for 'Account::mu' (shared, to.mu), which the other thread may hold:
      #0 transfer at bank.cpp:9:20
  fingerprint: 00000000000000cc

1 finding (1 medium)
)");
}

TEST(Text, RemovedCyclesAreExplainedWhenAsked) {
  Report R;
  R.Removed = {gated()};
  WriteOptions Options;
  Options.ShowSuppressed = true;
  EXPECT_EQ(textOf(R, Options),
            R"(log.cpp:2:31: note: no deadlock: every participant holds 'Boot::mu_'
  locks: 'Cache::mu_', 'Log::mu_'
  rule: gate 'Boot::mu_'
  thread 1 (started at main.cpp:31): acquires 'Cache::mu_' at cache.cpp:4:31, waits for 'Log::mu_' at log.cpp:2:31
  thread 2 (main): acquires 'Log::mu_' at log.cpp:11:10, waits for 'Cache::mu_' at cache.cpp:9:30

no potential deadlock found; 1 potential cycle removed
)");
}

TEST(Text, SummaryCountsWhatIsNotShown) {
  Report R = reportOf({inversion(), transfer(), leak(), leak()});
  R.Removed = {gated()};
  EXPECT_TRUE(contains(textOf(R), "\n2 findings (1 high, 1 medium), 2 below the shown confidence; "
                                  "1 potential cycle removed (--explain-suppressed tells why)\n"));
}

TEST(Text, NothingFoundSaysWhatWasLookedAt) {
  Report R;
  EXPECT_EQ(textOf(R), "no potential deadlock found\n");
  R.Stats = {{"units", 1}, {"functions", 340}};
  EXPECT_EQ(textOf(R), "no potential deadlock found in 1 unit, 340 functions\n");
  R.Findings = {leak()};
  EXPECT_EQ(textOf(R), "no potential deadlock found in 1 unit, 340 functions, 1 below the shown "
                       "confidence\n");
}

TEST(Text, FiguresFollowWhenAsked) {
  Report R;
  R.Stats = {{"units", 2}};
  WriteOptions Options;
  Options.ShowStats = true;
  EXPECT_EQ(textOf(R, Options), "no potential deadlock found in 2 units\n\nprogram\n  units  2\n");
}

std::vector<Frame> deepStack(unsigned Depth, uint32_t LastLine) {
  std::vector<Frame> Frames;
  for (unsigned I = 0; I != Depth; ++I)
    Frames.push_back(frame(("f" + std::to_string(I)).c_str(), "deep.cpp", I + 1, 1));
  Frames.back().Where.Line = LastLine;
  return Frames;
}

TEST(Text, LongStackIsCutInTheMiddle) {
  Finding F = leak();
  F.Level = Confidence::High;
  F.Witnesses[0].Holds.Frames = deepStack(13, 99);
  std::string Text = textOf(reportOf({F}));
  EXPECT_TRUE(contains(Text, "      #7 f5 at deep.cpp:6:1\n"
                             "      #8 (1 frame not shown)\n"
                             "      #9 f3 at deep.cpp:4:1\n"
                             "      #10 f2 at deep.cpp:3:1\n"
                             "      #11 f1 at deep.cpp:2:1\n"
                             "      #12 f0 at deep.cpp:1:1\n"))
      << Text;

  F.Witnesses[0].Holds.Frames = deepStack(40, 99);
  EXPECT_TRUE(
      contains(textOf(reportOf({F})), "      #8-#35 (28 frames not shown)\n      #36 f3 at"));

  F.Witnesses[0].Holds.Frames = deepStack(12, 99);
  EXPECT_FALSE(contains(textOf(reportOf({F})), "not shown"));
}

TEST(Text, StackSharedToTheInnermostKeepsItsInnermost) {
  Finding F = selfDeadlock();
  F.Witnesses[0].Holds.Frames = F.Witnesses[0].Waits.Frames = deepStack(4, 7);
  EXPECT_TRUE(contains(textOf(reportOf({F})), "      #0 f3 at deep.cpp:7:1\n"
                                              "      #1-#3 the same callers as #1-#3 above\n"));
}

TEST(Text, MissingSourcesCostOnlyTheSnippet) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  SourceCache Empty("", llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>());
  WriteOptions Options;
  Options.Sources = &Empty;
  findFormat("text")->Write(reportOf({inversion()}), Options, OS);
  EXPECT_TRUE(contains(Text, "      #0 Cache::put at /src/cache.cpp:4:31\n      #1 Session"));
}

TEST(Text, UnknownPlacesAndNamesAreSaidToBeUnknown) {
  Finding F = inversion();
  F.Witnesses[0].Thread = "";
  F.Witnesses[0].Waits.Frames = {{"", {}}};
  F.Witnesses[1].Holds.Frames.clear();
  std::string Text = textOf(reportOf({F}));
  EXPECT_TRUE(contains(Text, "unknown place: warning:"));
  EXPECT_TRUE(contains(Text, "      #0 ?? at unknown place\n"));
  EXPECT_TRUE(contains(Text, "  thread 1: holds"));
  Finding Bare;
  Bare.Kind = "odd";
  EXPECT_TRUE(contains(textOf(reportOf({Bare})), "unknown place: warning: "));
}

TEST(Text, HostileNamesDoNotSteerTheTerminal) {
  Finding F = inversion();
  F.Message = "\x1b[2J\nnext";
  F.Witnesses[0].Holds.Lock = "a\xff";
  std::string Text = textOf(reportOf({F}));
  EXPECT_FALSE(contains(Text, "\x1b"));
  EXPECT_TRUE(contains(Text, "<U+001B>[2J<U+000A>next"));
  EXPECT_TRUE(contains(Text, "'a<FF>'"));
}

TEST(Text, ColoursAreThoseOfClang) {
  WriteOptions Options;
  Options.Color = true;
  std::string Text = textOf(reportOf({inversion()}), Options);
  EXPECT_TRUE(contains(Text, "\x1b[1mlog.cpp:2:31: \x1b[0m\x1b[0;1;35mwarning: \x1b[0m"));
  EXPECT_TRUE(contains(Text, "\x1b[0;1;32m^ acquired here\x1b[0m"));
  EXPECT_FALSE(contains(textOf(reportOf({inversion()})), "\x1b"));
}

TEST(Text, TheStreamKeepsItsColourSetting) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  WriteOptions Options;
  Options.Color = true;
  findFormat("text")->Write(Report(), Options, OS);
  EXPECT_FALSE(OS.colors_enabled());
}

TEST(Formats, AreFoundByName) {
  EXPECT_EQ(formats().front().Name, "text");
  ASSERT_NE(findFormat("json"), nullptr);
  EXPECT_EQ(findFormat("json")->Name, "json");
  EXPECT_EQ(findFormat("JSON"), nullptr);
  EXPECT_EQ(findFormat(""), nullptr);
}

} // namespace
