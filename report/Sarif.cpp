//===-- report/Sarif.cpp - The report as SARIF ----------------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The format "sarif": SARIF 2.1.0 (OASIS standard), for code scanning and
/// viewers. A finding is a result with one code flow; each participant is one
/// of its thread flows, since they run at the same time: the calls down to
/// where it acquires what it holds, then those down to where it waits.
///
/// Names of files are relative to the folder that holdwait runs in, under the
/// base "SRCROOT", whose place is not written: reports of two machines are the
/// same. Columns count code points, where the source can be read.
///
//===----------------------------------------------------------------------===//

#include "report/Format.h"
#include "report/JsonParts.h"
#include "report/Kinds.h"
#include "report/Participants.h"
#include "report/Printable.h"
#include "report/Source.h"
#include "report/Words.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdwait::report;

static constexpr llvm::StringLiteral SourceBase = "SRCROOT";

/// The name of our fingerprints in SARIF; a new way to make them gets a new number.
static constexpr llvm::StringLiteral FingerprintName = "holdwait/v1";

/// "LockOrderCycle", as the standard wants names of rules.
static std::string pascalCase(llvm::StringRef Name) {
  std::string Result;
  bool Upper = true;
  for (char C : Name) {
    if (C != '-')
      Result += Upper ? llvm::toUpper(C) : C;
    Upper = C == '-';
  }
  return Result;
}

/// The text of a message: braces would be places for arguments (3.11.5), and
/// "[a](b)" a link (3.11.6).
static std::string messageText(llvm::StringRef Text) {
  const bool LooksLinked = Text.contains("](");
  std::string Result;
  for (char C : Text) {
    if (LooksLinked && (C == '[' || C == ']'))
      Result += '\\';
    Result += C;
    if (C == '{' || C == '}')
      Result += C;
  }
  return Result;
}

static std::string percentEncoded(llvm::StringRef Path) {
  std::string Result;
  for (char C : Path) {
    if (llvm::isAlnum(C) || llvm::StringRef("-._~/").contains(C))
      Result += C;
    else
      Result += "%" + llvm::toHex(llvm::StringRef(&C, 1));
  }
  return Result;
}

/// How sure a place in a ranked list is, from 0 to 100.
static int rankOf(const Finding &F) {
  const int Level = F.Level == Confidence::High ? 90 : F.Level == Confidence::Medium ? 60 : 20;
  return Level + (F.Harm == Severity::Deadlock ? 5 : 0);
}

static llvm::StringRef levelOf(const Finding &F) {
  if (F.Level == Confidence::Low || F.Harm == Severity::Note)
    return "note";
  return F.Level == Confidence::High && F.Harm == Severity::Deadlock ? "error" : "warning";
}

namespace {

class SarifWriter {
public:
  SarifWriter(llvm::json::OStream &J, const WriteOptions &Options) : J(J), Options(Options) {}

  void run(const Report &R) {
    J.attributeObject("tool", [&] { J.attributeObject("driver", [&] { driver(); }); });
    J.attribute("columnKind", "unicodeCodePoints");
    J.attributeObject("originalUriBaseIds", [&] {
      J.attributeObject(SourceBase,
                        [&] { message("description", "the folder that holdwait ran in"); });
    });
    J.attributeArray("results", [&] {
      for (const Finding &F : R.Findings)
        if (isShown(F, Options))
          J.object([&] { result(F); });
      for (const Silenced &S : R.Silenced)
        if (isShown(S.What, Options))
          J.object([&] { silenced(S); });
    });
  }

private:
  void message(llvm::StringRef Key, llvm::StringRef Text) {
    const std::string Shown = printable(withoutRoot(Text, Options.SourceRoot));
    J.attributeObject(Key, [&] { J.attribute("text", messageText(Shown)); });
  }

  void driver() {
    J.attribute("name", "holdwait");
    J.attribute("version", HOLDWAIT_VERSION);
    J.attribute("semanticVersion", HOLDWAIT_VERSION);
    if (!Options.DocsUri.empty())
      J.attribute("informationUri", jsonText(Options.DocsUri + "README.md", Options));
    J.attributeArray("rules", [&] {
      for (const Kind &K : kinds())
        J.object([&] { rule(K); });
    });
  }

  void rule(const Kind &K) {
    J.attribute("id", "holdwait-" + K.Name.str());
    J.attribute("name", pascalCase(K.Name));
    message("shortDescription", K.Sentence.str() + ".");
    message("fullDescription", firstParagraph(K.Page));
    J.attributeObject("help", [&] {
      J.attribute("text", messageText(K.Page));
      J.attribute("markdown", K.Page); // Links are meant.
    });
    if (!Options.DocsUri.empty())
      J.attribute("helpUri", jsonText(Options.DocsUri + K.Name.str() + ".md", Options));
    J.attributeObject("defaultConfiguration", [&] { J.attribute("level", "warning"); });
    J.attributeObject("properties", [&] {
      J.attributeArray("tags", [&] {
        J.value("concurrency");
        J.value(K.Severity);
      });
    });
  }

  /// The first paragraph behind the title, on one line.
  static std::string firstParagraph(llvm::StringRef Page) {
    const llvm::StringRef Body = Page.split("\n\n").second.split("\n\n").first;
    std::string Line = Body.trim().str();
    std::replace(Line.begin(), Line.end(), '\n', ' ');
    return Line;
  }

  void result(const Finding &F) {
    J.attribute("ruleId", "holdwait-" + F.Kind);
    for (size_t I = 0; I != kinds().size(); ++I)
      if (kinds()[I].Name == F.Kind)
        J.attribute("ruleIndex", int64_t(I));
    J.attribute("level", levelOf(F));
    J.attribute("rank", rankOf(F));
    if (F.News != Novelty::NotAsked)
      J.attribute("baselineState", F.News == Novelty::New ? "new" : "updated");
    message("message", harmPrefix(F.Harm).str() + F.Message + ".");
    J.attributeArray("locations", [&] {
      if (const Frame *Top = headlineFrame(F))
        J.object([&] { location(*Top, ""); });
    });
    J.attributeArray("codeFlows", [&] { J.object([&] { codeFlow(F); }); });
    J.attributeArray("relatedLocations", [&] { related(F); });
    J.attributeObject("partialFingerprints",
                      [&] { J.attribute(FingerprintName, jsonText(F.Fingerprint, Options)); });
    J.attributeObject("properties", [&] { properties(F); });
  }

  /// What is known is not suppressed: SARIF has a word of its own for it.
  void silenced(const Silenced &S) {
    result(S.What);
    if (S.By.By == Silence::Kind::Baseline)
      J.attribute("baselineState", "unchanged");
    else
      suppression(S.By);
  }

  void suppression(const Silence &S) {
    J.attributeArray("suppressions", [&] {
      J.object([&] {
        J.attribute("kind", S.By == Silence::Kind::Entry ? "external" : "inSource");
        J.attribute("status", "accepted");
        J.attribute("justification", jsonText(S.Reason, Options));
        J.attributeObject("location", [&] { location({"", S.Where}, ""); });
      });
    });
  }

  void properties(const Finding &F) {
    JsonParts Parts(J, Options);
    J.attribute("confidence", nameOf(F.Level));
    J.attribute("severity", nameOf(F.Harm));
    Parts.texts("locks", F.Locks);
    Parts.texts("reasons", F.Reasons);
    Parts.text("cure", F.Cure);
    Parts.text("odd", F.Odd);
    if (!F.Arithmetic.empty())
      Parts.text("arithmetic", F.Arithmetic);
    if (!F.Grown.empty())
      Parts.text("grown", F.Grown);
    J.attributeArray("occurrences", [&] {
      for (const Witness &W : F.Witnesses)
        J.value(W.Occurrences);
    });
  }

  void codeFlow(const Finding &F) {
    J.attributeArray("threadFlows", [&] {
      for (size_t I = 0; I != F.Witnesses.size(); ++I)
        J.object([&] { threadFlow(F, I); });
    });
  }

  void threadFlow(const Finding &F, size_t Index) {
    const Witness &W = F.Witnesses[Index];
    const Cast C = castOf(F);
    J.attribute("id", "thread " + std::to_string(Index + 1));
    message("message", whoText(W, Index, C) + ": " + doingText(W, C) + ".");
    if (!W.Paths.empty())
      J.attributeObject("properties", [&] {
        J.attribute("paths", W.Paths);
        if (!W.PathsWhy.empty())
          J.attribute("pathsWhy", W.PathsWhy);
      });
    J.attributeArray("locations", [&] {
      const size_t Shared = sharedFrames(W.Holds.Frames, W.Waits.Frames);
      steps(W.Holds.Frames, 0, "acquires " + lockText(W.Holds), "acquire");
      steps(W.Waits.Frames, Shared,
            isPresent(W.Holds) ? thenText(F.Witnesses, Index, C) : doingText(W, C),
            C == Cast::Releases ? "release" : "wait");
    });
  }

  void steps(llvm::ArrayRef<Frame> Frames, size_t First, llvm::StringRef Last,
             llvm::StringRef LastKind) {
    for (size_t I = First; I < Frames.size(); ++I) {
      const bool IsLast = I + 1 == Frames.size();
      J.object([&] {
        J.attributeObject("location", [&] {
          location(Frames[I], IsLast ? Last.str() : "calls " + Frames[I + 1].Function);
        });
        J.attributeArray("kinds", [&] { J.value(IsLast ? LastKind : "call"); });
        J.attribute("nestingLevel", int64_t(I));
        J.attribute("importance", IsLast ? "essential" : "important");
      });
    }
  }

  /// Where each participant acquires and waits.
  void related(const Finding &F) {
    const Cast C = castOf(F);
    int64_t Id = 0;
    for (size_t I = 0; I != F.Witnesses.size(); ++I) {
      const Witness &W = F.Witnesses[I];
      const std::string Who = whoText(W, I, C) + " ";
      auto Add = [&](const Step &S, const std::string &Text) {
        if (!S.Frames.empty())
          J.object([&] { location(shownFrame(S), Who + Text, Id++); });
      };
      Add(W.Holds, "acquires " + lockText(W.Holds));
      Add(W.Waits, isPresent(W.Holds) ? thenText(F.Witnesses, I, C) : doingText(W, C));
    }
  }

  /// The attributes of a location object; \p Id below 0 is none.
  void location(const Frame &F, llvm::StringRef Text, int64_t Id = -1) {
    if (Id >= 0)
      J.attribute("id", Id);
    if (!F.Where.File.empty())
      J.attributeObject("physicalLocation", [&] { physicalLocation(F.Where); });
    if (!F.Function.empty())
      J.attributeArray("logicalLocations", [&] {
        J.object([&] {
          J.attribute("fullyQualifiedName", jsonText(F.Function, Options));
          J.attribute("kind", "function");
        });
      });
    if (!Text.empty())
      message("message", Text);
  }

  void physicalLocation(const Place &P) {
    const std::string Name = withoutRoot(P.File, Options.SourceRoot);
    J.attributeObject("artifactLocation", [&] {
      const bool Absolute = llvm::StringRef(Name).starts_with("/");
      J.attribute("uri", (Absolute ? "file://" : "") + percentEncoded(Name));
      if (!Absolute)
        J.attribute("uriBaseId", SourceBase);
    });
    if (P.Line != 0)
      J.attributeObject("region", [&] {
        J.attribute("startLine", P.Line);
        if (P.Column != 0)
          J.attribute("startColumn", int64_t(codePointColumn(P)));
      });
  }

  /// Our columns count bytes.
  size_t codePointColumn(const Place &P) const {
    const auto Line = Options.Sources ? Options.Sources->line(P.File, P.Line) : std::nullopt;
    if (!Line || P.Column > Line->size() + 1)
      return P.Column;
    size_t Column = 1;
    for (char C : Line->take_front(P.Column - 1))
      Column += (static_cast<unsigned char>(C) & 0xC0) != 0x80;
    return Column;
  }

  llvm::json::OStream &J;
  const WriteOptions &Options;
};

} // namespace

namespace holdwait::report {

void writeSarif(const Report &R, const WriteOptions &Options, llvm::raw_ostream &OS) {
  llvm::json::OStream J(OS, /*IndentSize=*/2);
  J.object([&] {
    J.attribute("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                           "sarif-schema-2.1.0.json");
    J.attribute("version", "2.1.0");
    J.attributeArray("runs", [&] { J.object([&] { SarifWriter(J, Options).run(R); }); });
  });
  J.flush();
  OS << '\n';
}

} // namespace holdwait::report
