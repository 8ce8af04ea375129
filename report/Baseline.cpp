//===-- report/Baseline.cpp - What is known already -----------------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Baseline.h"

#include "report/Words.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

#include <map>

using namespace holdwait::report;
namespace json = llvm::json;

void Baseline::add(const Baseline &Other) {
  for (const KnownFinding &F : Other.Findings) {
    const auto Same = llvm::find_if(
        Findings, [&](const KnownFinding &K) { return K.Fingerprint == F.Fingerprint; });
    if (Same == Findings.end()) {
      Findings.push_back(F);
      continue;
    }
    for (size_t I = 0; I != std::min(F.Occurrences.size(), Same->Occurrences.size()); ++I)
      Same->Occurrences[I] = std::max(F.Occurrences[I], Same->Occurrences[I]);
  }
  Orders.insert(Other.Orders.begin(), Other.Orders.end());
  HasFindings |= Other.HasFindings;
  HasOrders |= Other.HasOrders;
}

Baseline holdwait::report::baselineOf(const Report &R, Confidence Lowest) {
  Baseline B;
  B.HasFindings = B.HasOrders = true;
  for (const Finding &F : R.Findings) {
    if (F.Level > Lowest)
      continue;
    KnownFinding K{F.Kind, F.Message, F.Fingerprint, F.Locks, {}, {}};
    for (const Witness &W : F.Witnesses)
      K.Occurrences.push_back(W.Occurrences);
    B.Findings.push_back(std::move(K));
  }
  for (const OrderEdge &E : R.Locks.Edges)
    B.Orders.insert({E.Held, E.Wanted});
  return B;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static std::string textAt(const json::Object &O, llvm::StringRef Key) {
  return O.getString(Key).value_or("").str();
}

static std::vector<std::string> textsAt(const json::Object &O, llvm::StringRef Key) {
  std::vector<std::string> Result;
  if (const json::Array *List = O.getArray(Key))
    for (const json::Value &V : *List)
      Result.push_back(V.getAsString().value_or("").str());
  return Result;
}

static unsigned countOf(std::optional<int64_t> N) {
  return N && *N > 0 && *N < UINT32_MAX ? static_cast<unsigned>(*N) : 1;
}

/// The objects of a list; what is no object is skipped, as what it says is not known.
static std::vector<const json::Object *> objects(const json::Array *List) {
  std::vector<const json::Object *> Result;
  if (List)
    for (const json::Value &V : *List)
      if (const json::Object *O = V.getAsObject())
        Result.push_back(O);
  return Result;
}

static KnownFinding fromJson(const json::Object &F) {
  KnownFinding K{textAt(F, "kind"),
                 textAt(F, "message"),
                 textAt(F, "fingerprint"),
                 textsAt(F, "locks"),
                 {},
                 {}};
  for (const json::Object *W : objects(F.getArray("witnesses")))
    K.Occurrences.push_back(countOf(W->getInteger("occurrences")));
  return K;
}

static KnownFinding fromSarif(const json::Object &Result) {
  KnownFinding K;
  llvm::StringRef Rule = Result.getString("ruleId").value_or("");
  Rule.consume_front("holdwait-");
  K.Kind = Rule.str();
  if (const json::Object *Message = Result.getObject("message"))
    K.Message = textAt(*Message, "text");
  if (const json::Object *Prints = Result.getObject("partialFingerprints"))
    K.Fingerprint = textAt(*Prints, "holdwait/v1");
  if (const json::Object *Properties = Result.getObject("properties")) {
    K.Locks = textsAt(*Properties, "locks");
    if (const json::Array *Counts = Properties->getArray("occurrences"))
      for (const json::Value &V : *Counts)
        K.Occurrences.push_back(countOf(V.getAsInteger()));
  }
  return K;
}

static llvm::Error bad(llvm::StringRef Name, const llvm::Twine &What) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Name + ": " + What);
}

/// Every finding of a baseline must be one that can be found again.
static llvm::Expected<Baseline> checked(Baseline B, llvm::StringRef Name) {
  for (const KnownFinding &K : B.Findings)
    if (K.Fingerprint.size() != 16)
      return bad(Name, "a finding has no fingerprint of this version of holdwait");
  return B;
}

static llvm::Expected<Baseline> readSarif(const json::Object &Root, llvm::StringRef Name) {
  Baseline B;
  B.HasFindings = true;
  bool Ours = false;
  for (const json::Object *Run : objects(Root.getArray("runs"))) {
    const json::Object *Tool = Run->getObject("tool");
    const json::Object *Driver = Tool ? Tool->getObject("driver") : nullptr;
    if (!Driver || textAt(*Driver, "name") != "holdwait")
      continue;
    Ours = true;
    for (const json::Object *Result : objects(Run->getArray("results")))
      B.Findings.push_back(fromSarif(*Result));
  }
  if (!Ours)
    return bad(Name, "no run of holdwait in this SARIF file");
  return checked(std::move(B), Name);
}

llvm::Expected<Baseline> holdwait::report::readBaseline(llvm::StringRef Text,
                                                        llvm::StringRef Name) {
  llvm::Expected<json::Value> Document = json::parse(Text);
  if (!Document)
    return bad(Name, llvm::toString(Document.takeError()));
  const json::Object *Root = Document->getAsObject();
  if (Root && Root->getArray("runs"))
    return readSarif(*Root, Name);
  const bool IsReport = Root && Root->getArray("findings");
  if (!Root || (!IsReport && !Root->getArray("edges")))
    return bad(Name, "neither a report (--format=json or sarif) nor an inventory of holdwait");
  if (Root->getInteger("version") != 1)
    return bad(Name, "written by another version of holdwait");
  Baseline B;
  B.HasFindings = IsReport;
  B.HasOrders = !IsReport;
  for (const json::Object *F : objects(Root->getArray("findings")))
    B.Findings.push_back(fromJson(*F));
  // A finding is no news because what silenced it went.
  for (const json::Object *S : objects(Root->getArray("silenced")))
    if (const json::Object *F = S->getObject("finding"))
      B.Findings.push_back(fromJson(*F));
  for (const json::Object *E : objects(Root->getArray("edges")))
    B.Orders.insert({textAt(*E, "held"), textAt(*E, "wanted")});
  return checked(std::move(B), Name);
}

//===----------------------------------------------------------------------===//
// Comparing
//===----------------------------------------------------------------------===//

/// "'A' is taken before 'B' in 3 places, in the baseline in 2"; empty when no
/// order of the cycle is taken in more places than it was.
static std::string growth(const Finding &F, const KnownFinding &K) {
  for (size_t I = 0; I != F.Witnesses.size() && I != K.Occurrences.size(); ++I) {
    const Witness &W = F.Witnesses[I];
    if (W.Occurrences > K.Occurrences[I])
      return quoted(W.Holds.Lock) + " is taken before " + quoted(W.Waits.Lock) + " in " +
             counted(W.Occurrences, "place") + ", in the baseline in " +
             std::to_string(K.Occurrences[I]);
  }
  return "";
}

static bool isCycle(const Finding &F) {
  return F.Kind == "lock-order-cycle" || F.Kind == "resource-cycle";
}

/// The finding of the baseline that \p F is, or null.
static const KnownFinding *find(const Finding &F, const Baseline &Base) {
  for (const KnownFinding &K : Base.Findings)
    if (K.Fingerprint == F.Fingerprint)
      return &K;
  for (const KnownFinding &K : Base.Findings)
    if (isCycle(F) && K.Kind == F.Kind && K.Locks == F.Locks &&
        K.Occurrences.size() == F.Witnesses.size())
      return &K;
  return nullptr;
}

/// Whether one of several ways into the same deadlock is told, and the others are not.
static bool standsForOthers(const Finding &F) {
  return F.Kind == "wait-while-holding" || F.Kind == "signal-handler-lock";
}

/// The finding of the baseline that another way was told for: it says the same, and its own way
/// is not there any more, as those in \p Seen are.
static const KnownFinding *findOtherWay(const Finding &F, const Baseline &Base,
                                        const std::set<const KnownFinding *> &Seen) {
  for (const KnownFinding &K : Base.Findings)
    if (standsForOthers(F) && K.Kind == F.Kind && K.Locks == F.Locks && !Seen.count(&K) &&
        llvm::StringRef(K.Message).contains(F.Message))
      return &K;
  return nullptr;
}

/// Whether the baseline has a cycle in which \p Held is taken before \p Wanted, in at least as
/// many places.
static bool knowsOrder(const Baseline &Base, const std::string &Held, const std::string &Wanted,
                       unsigned Places) {
  for (const KnownFinding &K : Base.Findings)
    for (size_t I = 0; I != K.Locks.size() && K.Occurrences.size() == K.Locks.size(); ++I)
      if (K.Locks[I] == Held && K.Locks[(I + 1) % K.Locks.size()] == Wanted &&
          K.Occurrences[I] >= Places)
        return true;
  return false;
}

/// Of the cycles through an order only the shortest is told. When that one is mended, a longer
/// one comes to light; it is no news, as each of its orders is part of a known cycle.
static bool wasBehindOthers(const Finding &F, const Baseline &Base) {
  return isCycle(F) && llvm::all_of(F.Witnesses, [&](const Witness &W) {
           return knowsOrder(Base, W.Holds.Lock, W.Waits.Lock, W.Occurrences);
         });
}

static Finding newOrder(const OrderEdge &E) {
  Finding F;
  F.Kind = "new-order";
  F.Message = quoted(E.Held) + " is held while " + quoted(E.Wanted) +
              " is waited for, an order that the baseline does not have";
  F.Level = Confidence::High;
  F.Harm = Severity::Note;
  F.News = Novelty::New;
  F.Locks = {E.Held, E.Wanted};
  F.Witnesses = {E.Example};
  F.Fingerprint = fingerprintOf(F.Kind + "\n" + E.Held + "\n" + E.Wanted);
  return F;
}

namespace {

/// Tells the findings of a report apart; see keepNews.
class Comparer {
public:
  Comparer(const Baseline &Base, Report &R, bool List) : Base(Base), R(R), List(List) {}

  /// What has its fingerprint, or its locks, in the baseline, is not there any more for others.
  void see(const Finding &F) {
    if (const KnownFinding *K = find(F, Base))
      Seen.insert(K);
  }

  /// Whether \p F is to be told; says in it, why.
  bool isNews(Finding &F) {
    const KnownFinding *K = find(F, Base);
    if (!K && (K = findOtherWay(F, Base, Seen)))
      Seen.insert(K);
    F.Grown = K && isCycle(F) ? growth(F, *K) : "";
    F.News = K ? Novelty::Grown : Novelty::New;
    if (K ? F.Grown.empty() : wasBehindOthers(F, Base)) {
      ++C.Known;
      if (List)
        R.Silenced.push_back({F, byBaseline(K ? *K : Base.Findings.front(), "known already")});
      return false;
    }
    ++(K ? C.Grown : C.New);
    return true;
  }

  /// What was compared, once everything was.
  Comparison finish() {
    C.Gone = Base.Findings.size() - Seen.size();
    for (const KnownFinding &K : Base.Findings)
      if (List && !Seen.count(&K))
        R.Unused.push_back(byBaseline(K, K.Message));
    return C;
  }

private:
  static Silence byBaseline(const KnownFinding &K, const std::string &Reason) {
    Silence S;
    S.By = Silence::Kind::Baseline;
    S.Where.File = K.From;
    S.Reason = Reason;
    return S;
  }

  const Baseline &Base;
  Report &R;
  bool List;
  Comparison C;
  std::set<const KnownFinding *> Seen;
};

} // namespace

Comparison holdwait::report::keepNews(Report &R, const Baseline &Base, Confidence Lowest,
                                      bool Orders, bool List) {
  Comparer Compare(Base, R, List);
  llvm::erase_if(R.Findings, [&](const Finding &F) { return F.Level > Lowest; });
  for (const Finding &F : R.Findings)
    Compare.see(F);
  for (const Silenced &S : R.Silenced)
    Compare.see(S.What);
  std::vector<Finding> News;
  for (Finding &F : R.Findings)
    if (Compare.isNews(F))
      News.push_back(std::move(F));
  R.Findings = std::move(News);
  Comparison C = Compare.finish();
  for (const OrderEdge &E : R.Locks.Edges)
    if (Orders && !Base.Orders.count({E.Held, E.Wanted})) {
      ++C.NewOrders;
      R.Findings.push_back(newOrder(E));
    }
  return C;
}
