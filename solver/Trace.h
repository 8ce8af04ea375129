//===-- solver/Trace.h - How a place is reached ------------------*- C++ -*-===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Call chains as shared lists: function, place in it, and the chain below.
///
//===----------------------------------------------------------------------===//

#ifndef HOLDWAIT_SOLVER_TRACE_H
#define HOLDWAIT_SOLVER_TRACE_H

#include "skeleton/Skeleton.h"

#include <array>
#include <deque>
#include <map>

namespace holdwait::solver {

using TraceId = uint32_t;
inline constexpr TraceId NoTrace = skeleton::NoIndex;

/// One frame, outermost first.
struct Trace {
  uint32_t Function = skeleton::NoIndex; ///< Function index in the program.
  skeleton::Location Where;
  TraceId Inner = NoTrace;
  uint32_t Depth = 1;
};

class TraceTable {
public:
  TraceId add(uint32_t Function, skeleton::Location Where, TraceId Inner = NoTrace) {
    auto [It, Inserted] =
        Index.try_emplace({Function, Where.File, Where.Line, Where.Column, Inner}, Traces.size());
    if (Inserted)
      Traces.push_back({Function, Where, Inner, Inner == NoTrace ? 1 : Traces[Inner].Depth + 1});
    return It->second;
  }
  /// The frames of \p Outer, then those of \p Inner.
  TraceId concat(TraceId Outer, TraceId Inner) {
    if (Outer == NoTrace)
      return Inner;
    const Trace T = Traces[Outer];
    return add(T.Function, T.Where, concat(T.Inner, Inner));
  }
  const Trace &operator[](TraceId T) const { return Traces[T]; }
  /// Prefers the shorter chain, then the earlier place: a total order that
  /// does not depend on the order of discovery.
  bool better(TraceId A, TraceId B) const;
  TraceId innermost(TraceId T) const {
    while (Traces[T].Inner != NoTrace)
      T = Traces[T].Inner;
    return T;
  }

private:
  std::deque<Trace> Traces;
  std::map<std::array<uint32_t, 5>, TraceId> Index;
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_TRACE_H
