//===-- report/Inventory.cpp - Every lock and every order -----------------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "report/Inventory.h"

#include "report/JsonParts.h"
#include "report/TextWitness.h"
#include "report/Words.h"

using namespace holdwait::report;

void holdwait::report::writeClass(TextStream &Out, const LockClass &C) {
  Out.text(quoted(C.Name), Look::Bold);
  if (!C.Type.empty())
    Out.text(", " + C.Type);
  if (!C.Declaration.File.empty())
    Out.text(", declared at " + placeText(C.Declaration));
  Out.newline();
  Out.indent(2).text(C.Sites.empty() ? "never acquired"
                                     : "acquired in " + counted(C.Sites.size(), "place") + ":");
  Out.newline();
  for (const Frame &F : C.Sites)
    Out.indent(4).text(placeText(F.Where) + " in " + F.Function).newline();
  Out.newline();
}

void holdwait::report::writeEdge(TextStream &Out, const OrderEdge &E) {
  Out.text(quoted(E.Held) + " before " + quoted(E.Wanted), Look::Bold);
  Out.text(", " + counted(E.Count, "pair") + " of places, for example:").newline();
  writeWitnesses(Out, E.Example, Cast::Alone);
  Out.newline();
}

void holdwait::report::writeInventory(const Inventory &I, const WriteOptions &Options,
                                      llvm::raw_ostream &OS) {
  TextStream Out(Options, OS);
  size_t Sites = 0;
  for (const LockClass &C : I.Classes) {
    Sites += C.Sites.size();
    writeClass(Out, C);
  }
  for (const OrderEdge &E : I.Edges)
    writeEdge(Out, E);
  Out.text(counted(I.Classes.size(), "lock class") + ", " + counted(Sites, "place"), Look::Bold);
  Out.text(" that acquire them, ", Look::Bold);
  Out.text(counted(I.Edges.size(), "order") + " of two locks", Look::Bold).newline();
}

static void writeClassJson(llvm::json::OStream &J, JsonParts &Parts, const LockClass &C) {
  J.object([&] {
    Parts.text("name", C.Name);
    Parts.text("type", C.Type);
    J.attributeObject("declaration", [&] { Parts.placeAttributes(C.Declaration); });
    Parts.frames("sites", C.Sites);
  });
}

static void writeEdgeJson(llvm::json::OStream &J, JsonParts &Parts, const OrderEdge &E) {
  J.object([&] {
    Parts.text("held", E.Held);
    Parts.text("wanted", E.Wanted);
    J.attribute("count", E.Count);
    J.attributeBegin("example");
    Parts.witness(E.Example);
    J.attributeEnd();
  });
}

void holdwait::report::writeInventoryJson(const Inventory &I, const WriteOptions &Options,
                                          llvm::raw_ostream &OS) {
  llvm::json::OStream J(OS, /*IndentSize=*/2);
  JsonParts Parts(J, Options);
  J.object([&] {
    J.attribute("version", JsonVersion);
    J.attributeArray("classes", [&] {
      for (const LockClass &C : I.Classes)
        writeClassJson(J, Parts, C);
    });
    J.attributeArray("edges", [&] {
      for (const OrderEdge &E : I.Edges)
        writeEdgeJson(J, Parts, E);
    });
  });
  J.flush();
  OS << '\n';
}
