//===-- plugin/Isolated.cpp - Work that may crash -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "plugin/Isolated.h"

#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/ErrorHandling.h"

#include <csignal>
#include <cstring>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace holdwait::plugin;

namespace {

/// Of processor time. Units of a megabyte of source take a second.
constexpr rlim_t SecondsAllowed = 300;

/// What the process sends: one of these, the text, and End. Without End it did
/// not get to its end.
constexpr char Result = 'R', Failure = 'F', End = '.';

constexpr int FatalErrorStatus = 70;

bool sendAll(int To, llvm::StringRef Bytes) {
  while (!Bytes.empty()) {
    const ssize_t Count = llvm::sys::RetryAfterSignal(-1, write, To, Bytes.data(), Bytes.size());
    if (Count < 0)
      return false;
    Bytes = Bytes.drop_front(Count);
  }
  return true;
}

std::string receiveAll(int From) {
  std::string Bytes;
  char Buffer[1 << 16];
  char *const Part = Buffer; // The wrapper would deduce an array.
  ssize_t Count;
  while ((Count = llvm::sys::RetryAfterSignal(-1, read, From, Part, sizeof(Buffer))) > 0)
    Bytes.append(Part, Count);
  return Bytes;
}

/// Ends this process without a word, whatever goes wrong from here on. The
/// compiler's own handlers would print a report and remove its output.
void dieQuietly() {
  llvm::CrashRecoveryContext::Disable();
  for (int Signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGPIPE, SIGINT,
                     SIGTERM, SIGHUP, SIGXCPU, SIGUSR1, SIGUSR2})
    std::signal(Signal, SIG_DFL);
  llvm::remove_fatal_error_handler();
  llvm::install_fatal_error_handler([](void *, const char *, bool) { _exit(FatalErrorStatus); });
  // A crash of ours is nobody's core file, and a loop without end has one.
  const rlimit NoCore{0, 0};
  setrlimit(RLIMIT_CORE, &NoCore);
  rlimit Time{};
  getrlimit(RLIMIT_CPU, &Time);
  if (Time.rlim_cur == RLIM_INFINITY || Time.rlim_cur > SecondsAllowed) {
    Time.rlim_cur = SecondsAllowed;
    setrlimit(RLIMIT_CPU, &Time);
  }
}

[[noreturn]] void work(llvm::function_ref<llvm::Expected<std::string>()> Work, int To) {
  dieQuietly();
  llvm::Expected<std::string> Text = Work();
  std::string Message(1, Text ? Result : Failure);
  Message += Text ? std::move(*Text) : llvm::toString(Text.takeError());
  Message += End;
  // No destructors, no flushing: they are the compiler's.
  _exit(sendAll(To, Message) ? 0 : 1);
}

llvm::Error ended(int Status) {
  if (WIFSIGNALED(Status) && WTERMSIG(Status) == SIGXCPU)
    return llvm::createStringError("the analysis of this unit did not end");
  if (WIFSIGNALED(Status))
    return llvm::createStringError("the analysis of this unit crashed (%s)",
                                   strsignal(WTERMSIG(Status)));
  return llvm::createStringError("the analysis of this unit failed with status %d",
                                 WEXITSTATUS(Status));
}

} // namespace

llvm::Expected<std::string>
holdwait::plugin::runIsolated(llvm::function_ref<llvm::Expected<std::string>()> Work) {
  int Ends[2];
  if (pipe(Ends) != 0)
    return llvm::createStringError("no pipe: %s", std::strerror(errno));
  const pid_t Child = fork();
  if (Child == 0) {
    close(Ends[0]);
    work(Work, Ends[1]);
  }
  close(Ends[1]);
  if (Child < 0) {
    close(Ends[0]);
    return llvm::createStringError("no process for the analysis: %s", std::strerror(errno));
  }
  const std::string Message = receiveAll(Ends[0]);
  close(Ends[0]);
  // Where SIGCHLD is ignored there is no status; the message says enough.
  int Status = 0;
  llvm::sys::RetryAfterSignal(-1, waitpid, Child, &Status, 0);
  if (Message.size() < 2 || Message.back() != End)
    return ended(Status);
  std::string Text = Message.substr(1, Message.size() - 2);
  if (Message.front() != Result)
    return llvm::createStringError(Text);
  return Text;
}
