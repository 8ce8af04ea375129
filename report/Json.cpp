//===-- report/Json.cpp - The report for programs -------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "json", described in docs/json.md.
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/JsonParts.h"
#include "report/Stats.h"
#include "report/Words.h"

#include "llvm/Support/raw_ostream.h"

namespace holdwait::report {

static void writeFinding(llvm::json::OStream &J, JsonParts &Parts, const Finding &F) {
  J.object([&] {
    Parts.text("kind", F.Kind);
    Parts.text("message", F.Message);
    J.attribute("confidence", nameOf(F.Level));
    J.attribute("severity", nameOf(F.Harm));
    Parts.texts("reasons", F.Reasons);
    Parts.texts("locks", F.Locks);
    Parts.text("cure", F.Cure);
    Parts.text("odd", F.Odd);
    if (F.Depth != 0) {
      Parts.text("arithmetic", F.Arithmetic);
      J.attribute("depth", int64_t(F.Depth));
      if (F.Needed >= 0)
        J.attribute("needed", F.Needed);
    }
    Parts.text("fingerprint", F.Fingerprint);
    if (F.News != Novelty::NotAsked)
      J.attribute("news", F.News == Novelty::New ? "new" : "grown");
    if (!F.Grown.empty())
      Parts.text("grown", F.Grown);
    if (!F.Touched.empty())
      J.attributeArray("touched", [&] {
        for (const Place &P : F.Touched)
          J.object([&] { Parts.placeAttributes(P); });
      });
    Parts.witnesses("witnesses", F.Witnesses);
  });
}

static void writeRemoved(llvm::json::OStream &J, JsonParts &Parts, const Suppressed &S) {
  J.object([&] {
    Parts.texts("locks", S.Locks);
    Parts.text("rule", S.Rule);
    Parts.texts("gate", S.Gate);
    Parts.text("message", S.Message);
    Parts.witnesses("witnesses", S.Witnesses);
  });
}

static void writeSilence(llvm::json::OStream &J, JsonParts &Parts, const Silence &S) {
  J.attribute("by", nameOf(S.By).lower());
  Parts.placeAttributes(S.Where);
  Parts.text("reason", S.Reason);
}

static void writeSilences(llvm::json::OStream &J, JsonParts &Parts, const Report &R,
                          const WriteOptions &Options) {
  J.attributeArray("silenced", [&] {
    for (const Silenced &S : R.Silenced)
      J.object([&] {
        writeSilence(J, Parts, S.By);
        J.attributeBegin("finding");
        writeFinding(J, Parts, S.What);
        J.attributeEnd();
      });
  });
  if (Options.ShowSilenced)
    J.attributeArray("unused_silences", [&] {
      for (const Silence &S : R.Unused)
        J.object([&] { writeSilence(J, Parts, S); });
    });
}

void writeReportAttributes(llvm::json::OStream &J, const Report &R, const WriteOptions &Options) {
  JsonParts Parts(J, Options);
  J.attribute("version", JsonVersion);
  J.attributeArray("findings", [&] {
    for (const Finding &F : R.Findings)
      if (isShown(F, Options))
        writeFinding(J, Parts, F);
  });
  J.attributeArray("suppressed", [&] {
    for (const Suppressed &S : R.Removed)
      writeRemoved(J, Parts, S);
  });
  J.attributeArray("safe_pools", [&] {
    for (const SafePool &P : R.SafePools)
      J.object([&] {
        Parts.text("name", P.Name);
        J.attribute("capacity", P.Capacity);
        J.attribute("needed", P.Needed);
        Parts.text("arithmetic", P.Arithmetic);
      });
  });
  writeSilences(J, Parts, R, Options);
  if (!Options.ShowStats)
    return;
  J.attributeBegin("stats");
  writeStatsJson(R.Stats, J);
  J.attributeEnd();
}

void writeJson(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  llvm::json::OStream J(OS, /*IndentSize=*/2);
  J.object([&] { writeReportAttributes(J, R, Options); });
  J.flush();
  OS << '\n';
}

} // namespace holdwait::report
