//===-- tools/holdwait/Progress.h - How far it is -------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One line on a terminal that says how far long work is and how long it will
/// take; nothing where there is no terminal.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_TOOLS_PROGRESS_H
#define HOLDWAIT_TOOLS_PROGRESS_H

#include <chrono>
#include <cstddef>
#include <string>

namespace holdwait::tool {

class Progress {
public:
  Progress(size_t Total, bool Quiet);
  ~Progress() { clear(); }

  void show(size_t Done, size_t Partial, size_t Failed, const std::string &Current);
  /// Wipes the line, so that a message can be printed in its place.
  void clear();

private:
  size_t Total;
  bool Enabled;
  bool Shown = false;
  std::chrono::steady_clock::time_point Start = std::chrono::steady_clock::now();
};

} // namespace holdwait::tool

#endif // HOLDWAIT_TOOLS_PROGRESS_H
