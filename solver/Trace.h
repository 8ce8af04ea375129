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
  uint32_t Place = 0; ///< A number for Where.
};

class TraceTable {
public:
  TraceId add(uint32_t Function, skeleton::Location Where, TraceId Inner = NoTrace) {
    const uint64_t Line = uint64_t(Where.File) << 32 | Where.Line;
    const uint32_t Place =
        Places.try_emplace({Line, Where.Column}, static_cast<uint32_t>(Places.size()))
            .first->second;
    return add({Function, Where, Inner, 1, Place});
  }
  /// The frames of \p Outer, then those of \p Inner.
  TraceId concat(TraceId Outer, TraceId Inner) {
    if (Outer == NoTrace)
      return Inner;
    Trace T = Traces[Outer];
    T.Inner = concat(T.Inner, Inner);
    return add(T);
  }
  const Trace &operator[](TraceId T) const { return Traces[T]; }
  /// Prefers the shorter chain, then the earlier place: a total order that
  /// does not depend on the order of discovery.
  bool better(TraceId A, TraceId B) const { return better(A, NoTrace, B); }
  /// Whether concat(\p Outer, \p Inner), which need not be made for that, is better than \p B.
  bool better(TraceId Outer, TraceId Inner, TraceId B) const;
  /// Whether a function is on the way.
  bool contains(TraceId T, uint32_t Function) const {
    while (T != NoTrace && Traces[T].Function != Function)
      T = Traces[T].Inner;
    return T != NoTrace;
  }
  TraceId innermost(TraceId T) const {
    while (Traces[T].Inner != NoTrace)
      T = Traces[T].Inner;
    return T;
  }

private:
  TraceId add(Trace T) {
    auto [It, Inserted] = Index.try_emplace({uint64_t(T.Function) << 32 | T.Place, T.Inner},
                                            static_cast<TraceId>(Traces.size()));
    if (Inserted) {
      T.Depth = T.Inner == NoTrace ? 1 : Traces[T.Inner].Depth + 1;
      Traces.push_back(T);
    }
    return It->second;
  }

  std::deque<Trace> Traces;
  llvm::DenseMap<std::pair<uint64_t, uint64_t>, uint32_t> Places; ///< Of (file, line), column.
  llvm::DenseMap<std::pair<uint64_t, uint64_t>, TraceId> Index;   ///< Of (function, place), inner.
};

} // namespace holdwait::solver

#endif // HOLDWAIT_SOLVER_TRACE_H
