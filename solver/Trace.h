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

#include "llvm/ADT/DenseMap.h"

#include <deque>

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
    const uint64_t Line = uint64_t(Where.File) << 32 | Where.Line;
    const uint32_t Place =
        Places.try_emplace({Line, Where.Column}, static_cast<uint32_t>(Places.size()))
            .first->second;
    auto [It, Inserted] = Index.try_emplace({uint64_t(Function) << 32 | Place, Inner},
                                            static_cast<TraceId>(Traces.size()));
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
  llvm::DenseMap<std::pair<uint64_t, uint64_t>, uint32_t> Places; ///< Of (file, line), column.
  llvm::DenseMap<std::pair<uint64_t, uint64_t>, TraceId> Index;   ///< Of (function, place), inner.
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_TRACE_H
