//===-- test/unit/report/Samples.h - Findings to print ----------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TEST_UNIT_REPORT_SAMPLES_H
#define HOLDWAIT_TEST_UNIT_REPORT_SAMPLES_H

#include "report/Format.h"
#include "report/Source.h"

#include "llvm/Support/raw_ostream.h"

namespace holdwait::report::samples {

/// The sources the samples speak of, below /src.
inline llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> sources() {
  auto FS = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  auto Add = [&](const char *Name, llvm::StringRef Text) {
    FS->addFile(Name, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
  };
  Add("/src/cache.cpp", "#include \"cache.h\"\n"
                        "\n"
                        "void Cache::put(int Key) {\n"
                        "  std::lock_guard<std::mutex> lock(mu_);\n"
                        "  log_.write(Key);\n"
                        "}\n"
                        "\n"
                        "void Cache::flush() {\n"
                        "\tstd::lock_guard<std::mutex> lock(mu_);\n"
                        "}\n");
  Add("/src/log.cpp", "void Log::write(int Key) {\n"
                      "  std::lock_guard<std::mutex> lock(mu_);\n"
                      "}\n"
                      "\n"
                      "void Log::rotate() {\n"
                      "  std::unique_lock<std::mutex> lock = locked();\n"
                      "  cache_.flush();\n"
                      "}\n"
                      "\n"
                      "std::unique_lock<std::mutex> Log::locked() {\n"
                      "  return std::unique_lock<std::mutex>(mu_);\n"
                      "}\n");
  return FS;
}

inline Frame frame(const char *Function, const char *File, uint32_t Line, uint32_t Column) {
  return {Function, {std::string("/src/") + File, Line, Column}};
}

/// Two threads, two files, opposite orders; one guard is made by a callee.
inline Finding inversion() {
  const std::vector<Frame> Server = {frame("main::lambda", "main.cpp", 31, 20),
                                     frame("serve", "main.cpp", 12, 9),
                                     frame("Session::handle", "session.cpp", 40, 5)};
  auto Below = [&](std::vector<Frame> Inner) {
    std::vector<Frame> All = Server;
    All.insert(All.end(), Inner.begin(), Inner.end());
    return All;
  };
  Witness Put;
  Put.Thread = "thread started at /src/main.cpp:31";
  Put.Holds = {"Cache::mu_", "", "", Below({frame("Cache::put", "cache.cpp", 4, 31)})};
  Put.Waits = {
      "Log::mu_", "", "",
      Below({frame("Cache::put", "cache.cpp", 5, 3), frame("Log::write", "log.cpp", 2, 31)})};
  Put.AlsoHeld = {"Session::mu_"};
  Put.Occurrences = 14;

  Witness Rotate;
  Rotate.Thread = "main";
  Rotate.Holds = {"Log::mu_",
                  "",
                  "",
                  {frame("main", "main.cpp", 35, 3), frame("Log::rotate", "log.cpp", 6, 39),
                   frame("Log::locked", "log.cpp", 11, 10)}};
  Rotate.Waits = {"Cache::mu_",
                  "",
                  "",
                  {frame("main", "main.cpp", 35, 3), frame("Log::rotate", "log.cpp", 7, 3),
                   frame("Cache::flush", "cache.cpp", 9, 30)}};

  Finding F;
  F.Kind = "lock-order-cycle";
  F.Message = "'Cache::mu_' and 'Log::mu_' are taken in opposite orders";
  F.Level = Confidence::High;
  F.Locks = {"Cache::mu_", "Log::mu_"};
  F.Witnesses = {Put, Rotate};
  F.Cure = "release 'Log::mu_' in Log::rotate before calling Cache::flush";
  F.Odd = "'Cache::mu_' is taken before 'Log::mu_' in 14 places, after it in 1";
  F.Fingerprint = "0123456789abcdef";
  return F;
}

inline Finding selfDeadlock() {
  Witness W;
  W.Thread = "any caller of Cache::put";
  W.Holds = {"Cache::mu_", "", "", {frame("Cache::put", "cache.cpp", 4, 31)}};
  W.Waits = {"Cache::mu_",
             "",
             "",
             {frame("Cache::put", "cache.cpp", 5, 3), frame("Cache::flush", "cache.cpp", 9, 30)}};
  Finding F;
  F.Kind = "self-deadlock";
  F.Message = "'Cache::mu_' is acquired again by the thread that holds it";
  F.Level = Confidence::Medium;
  F.Reasons = {"the object of Cache::flush may be another one",
               "no thread is known to call Cache::put"};
  F.Locks = {"Cache::mu_"};
  F.Witnesses = {W};
  F.Fingerprint = "00000000000000aa";
  return F;
}

inline Finding leak() {
  Witness W;
  W.Thread = "any caller of Log::rotate";
  W.Holds = {"Log::mu_", "", "", {frame("Log::rotate", "log.cpp", 6, 39)}};
  Finding F;
  F.Kind = "leaked-lock";
  F.Message = "'Log::mu_' stays locked when Cache::flush throws";
  F.Level = Confidence::Low;
  F.Harm = Severity::Defect;
  F.Reasons = {"Cache::flush may never throw"};
  F.Locks = {"Log::mu_"};
  F.Witnesses = {W};
  F.Cure = "hold it with a std::lock_guard";
  F.Fingerprint = "00000000000000bb";
  return F;
}

/// One order inside one class, between two objects.
inline Finding transfer() {
  Witness W;
  W.Thread = "any caller of transfer";
  W.Holds = {"Account::mu", "", "from.mu", {frame("transfer", "bank.cpp", 8, 20)}};
  W.Waits = {"Account::mu", "shared", "to.mu", {frame("transfer", "bank.cpp", 9, 20)}};
  Finding F;
  F.Kind = "lock-order-cycle";
  F.Message = "two objects of 'Account::mu' are taken in both orders";
  F.Harm = Severity::Stall;
  F.Locks = {"Account::mu"};
  F.Witnesses = {W};
  F.Fingerprint = "00000000000000cc";
  return F;
}

inline Suppressed gated() {
  Suppressed S;
  S.Locks = {"Cache::mu_", "Log::mu_"};
  S.Rule = "gate";
  S.Gate = {"Boot::mu_"};
  S.Message = "every participant holds 'Boot::mu_'";
  S.Witnesses = inversion().Witnesses;
  return S;
}

/// Names that try to end, steer or command whatever shows them.
inline Finding hostile() {
  const char *Name = "=a\"b|c`d<e>&\n::error::x\x1b[31m\xff{0}]]>\\N @user #1 50%, \xc3\xa9";
  Witness W;
  W.Thread = Name;
  W.Holds = {Name, "", "", {{Name, {"/src/a b:,%\n\"\xff.cpp", 3, 2}}}};
  W.Waits = {Name, "", "", {{Name, {"/src/a b:,%\n\"\xff.cpp", 4, 2}}}};
  Finding F;
  F.Kind = "self-deadlock";
  F.Message = Name;
  F.Level = Confidence::High;
  F.Locks = {Name};
  F.Witnesses = {W};
  F.Cure = Name;
  F.Fingerprint = "00000000000000dd";
  return F;
}

/// A report of these findings.
inline Report reportOf(std::vector<Finding> Findings) {
  Report R;
  R.Findings = std::move(Findings);
  return R;
}

/// What \p Write makes of \p R, with the sources above.
inline std::string written(llvm::StringRef Name, const Report &R, WriteOptions Options = {}) {
  SourceCache Sources("", sources());
  Options.Sources = &Sources;
  if (Options.SourceRoot.empty())
    Options.SourceRoot = "/src";
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  findFormat(Name)->Write(R, Options, OS);
  return Text;
}

} // namespace holdwait::report::samples

#endif // HOLDWAIT_TEST_UNIT_REPORT_SAMPLES_H
