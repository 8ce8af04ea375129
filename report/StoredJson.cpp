//===-- report/StoredJson.cpp - A finding as JSON, both ways --------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/StoredJson.h"

using namespace holdwait::report;
namespace json = llvm::json;

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static json::Value toJSON(const std::string &Text) { return json::fixUTF8(Text); }

static json::Array toJSON(const std::vector<std::string> &Texts) {
  json::Array List;
  for (const std::string &Text : Texts)
    List.push_back(::toJSON(Text));
  return List;
}

static json::Object toJSON(const Step &S) {
  json::Array Frames;
  for (const Frame &F : S.Frames)
    Frames.push_back(json::Object{{"function", ::toJSON(F.Function)},
                                  {"file", ::toJSON(F.Where.File)},
                                  {"line", F.Where.Line},
                                  {"column", F.Where.Column}});
  return json::Object{{"lock", ::toJSON(S.Lock)},
                      {"mode", ::toJSON(S.Mode)},
                      {"object", ::toJSON(S.Object)},
                      {"frames", std::move(Frames)},
                      {"inner", S.Inner}};
}

static json::Object toJSON(const Witness &W) {
  return json::Object{{"function", ::toJSON(W.Function)},  {"thread", ::toJSON(W.Thread)},
                      {"holds", ::toJSON(W.Holds)},        {"waits", ::toJSON(W.Waits)},
                      {"also_held", ::toJSON(W.AlsoHeld)}, {"occurrences", W.Occurrences},
                      {"paths", ::toJSON(W.Paths)}};
}

json::Value holdwait::report::toJSON(const Finding &F) {
  json::Array Witnesses;
  for (const Witness &W : F.Witnesses)
    Witnesses.push_back(::toJSON(W));
  return json::Object{{"kind", ::toJSON(F.Kind)},
                      {"message", ::toJSON(F.Message)},
                      {"level", static_cast<unsigned>(F.Level)},
                      {"harm", static_cast<unsigned>(F.Harm)},
                      {"reasons", ::toJSON(F.Reasons)},
                      {"locks", ::toJSON(F.Locks)},
                      {"witnesses", std::move(Witnesses)},
                      {"cure", ::toJSON(F.Cure)},
                      {"odd", ::toJSON(F.Odd)},
                      {"arithmetic", ::toJSON(F.Arithmetic)},
                      {"depth", F.Depth},
                      {"needed", F.Needed},
                      {"fingerprint", ::toJSON(F.Fingerprint)}};
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace holdwait::report {

template <typename Enum>
static bool readEnum(json::ObjectMapper &O, llvm::StringLiteral Key, Enum Last, Enum &E,
                     json::Path At) {
  uint64_t Number = 0;
  if (!O.map(Key, Number))
    return false;
  if (Number > static_cast<uint64_t>(Last)) {
    At.field(Key).report("out of range");
    return false;
  }
  E = static_cast<Enum>(Number);
  return true;
}

static bool readNumber(json::ObjectMapper &O, llvm::StringLiteral Key, uint32_t &N, json::Path At) {
  uint64_t Number = 0;
  if (!O.map(Key, Number))
    return false;
  if (Number > UINT32_MAX) {
    At.field(Key).report("out of range");
    return false;
  }
  N = static_cast<uint32_t>(Number);
  return true;
}

static bool fromJSON(const json::Value &V, Frame &F, json::Path At) {
  json::ObjectMapper O(V, At);
  return O && O.map("function", F.Function) && O.map("file", F.Where.File) &&
         readNumber(O, "line", F.Where.Line, At) && readNumber(O, "column", F.Where.Column, At);
}

static bool fromJSON(const json::Value &V, Step &S, json::Path At) {
  json::ObjectMapper O(V, At);
  return O && O.map("lock", S.Lock) && O.map("mode", S.Mode) && O.map("object", S.Object) &&
         O.map("frames", S.Frames) && readNumber(O, "inner", S.Inner, At);
}

static bool fromJSON(const json::Value &V, Witness &W, json::Path At) {
  json::ObjectMapper O(V, At);
  return O && O.map("function", W.Function) && O.map("thread", W.Thread) &&
         O.map("holds", W.Holds) && O.map("waits", W.Waits) && O.map("also_held", W.AlsoHeld) &&
         readNumber(O, "occurrences", W.Occurrences, At) && O.map("paths", W.Paths);
}

bool fromJSON(const json::Value &V, Finding &F, json::Path At) {
  json::ObjectMapper O(V, At);
  return O && O.map("kind", F.Kind) && O.map("message", F.Message) &&
         readEnum(O, "level", Confidence::Low, F.Level, At) &&
         readEnum(O, "harm", Severity::Note, F.Harm, At) && O.map("reasons", F.Reasons) &&
         O.map("locks", F.Locks) && O.map("witnesses", F.Witnesses) && O.map("cure", F.Cure) &&
         O.map("odd", F.Odd) && O.map("arithmetic", F.Arithmetic) &&
         readNumber(O, "depth", F.Depth, At) && O.map("needed", F.Needed) &&
         O.map("fingerprint", F.Fingerprint);
}

} // namespace holdwait::report
