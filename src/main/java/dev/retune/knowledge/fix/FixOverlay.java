package dev.retune.knowledge.fix;

import dev.retune.feedback.model.Document;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.index.build.CorpusOverlay;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.version.OverlayRepository;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixRevision;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.knowledge.store.FixRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The documents that an index is built from because of fixes. A usual build keeps the fixes of the
 * live index, except those that were withdrawn, that arrived at the source, or that the source
 * overwrote; a trial adds others.
 */
public final class FixOverlay {
  private final DocumentRepository documents;
  private final FixRepository fixes;
  private final OverlayRepository overlays;
  private final SourceComparison sources;

  /** Creates an overlay for a workspace. */
  public FixOverlay(DocumentRepository documents, FixRepository fixes, OverlayRepository overlays) {
    this.documents = documents;
    this.fixes = fixes;
    this.overlays = overlays;
    this.sources = new SourceComparison(documents);
  }

  /** The documents of the sources, with the fixes of the live index that still hold. */
  public IndexCorpus live() {
    return with(List.of());
  }

  /** Same, with fixes that are to be tried, in their newest texts. */
  public IndexCorpus with(List<KnowledgeFix> tried) {
    Set<Long> live = overlays.live();
    if (live.isEmpty() && tried.isEmpty()) {
      return IndexCorpus.of(documents);
    }
    Map<Long, KnowledgeFix> known =
        fixes.all().stream().collect(Collectors.toMap(KnowledgeFix::id, Function.identity()));
    // one text a document: a fix that is tried takes the place of a live one, a later one of an
    // earlier one
    Map<String, Change> changes = new LinkedHashMap<>();
    for (FixRevision revision : fixes.revisions()) {
      KnowledgeFix fix = known.get(revision.fixId());
      if (fix != null && live.contains(revision.id()) && holds(fix, revision.text())) {
        changes.put(target(fix), new Change(fix, revision));
      }
    }
    tried.forEach(fix -> changes.put(target(fix), new Change(fix, fix.revision())));
    return new IndexCorpus(documents, overlay(List.copyOf(changes.values())));
  }

  private record Change(KnowledgeFix fix, FixRevision revision) {}

  private boolean holds(KnowledgeFix fix, DocumentText text) {
    return fix.withdrawnAt().isEmpty() && sources.of(fix, text) == SourceStatus.WAITING;
  }

  private static String target(KnowledgeFix fix) {
    return fix.documentId().map(id -> "document " + id).orElse("fix " + fix.id());
  }

  private CorpusOverlay overlay(List<Change> changes) {
    Map<Long, Document> replaced = new HashMap<>();
    Set<Long> leftOut = new HashSet<>();
    List<Document> added = new ArrayList<>();
    for (Change change : changes) {
      KnowledgeFix fix = change.fix();
      DocumentText text = change.revision().text();
      switch (fix.action()) {
        case EDIT ->
            fix.documentId()
                .flatMap(documents::byId)
                .ifPresent(source -> replaced.put(source.id(), edited(source, text)));
        case RETIRE ->
            fix.documentId().flatMap(documents::byId).map(Document::id).ifPresent(leftOut::add);
        case NEW -> added.add(written(fix, text));
      }
    }
    return new CorpusOverlay(
        changes.stream().map(change -> change.revision().id()).collect(Collectors.toSet()),
        replaced,
        leftOut,
        added);
  }

  private static Document edited(Document source, DocumentText text) {
    return new Document(
        source.id(),
        source.sourceId(),
        source.externalId(),
        source.origin(),
        source.uri(),
        present(text.title()),
        present(text.section()),
        text.body(),
        text.hash(),
        source.updatedAt());
  }

  private static Document written(KnowledgeFix fix, DocumentText text) {
    return new Document(
        CorpusOverlay.FIRST_ADDED + fix.id(),
        fix.sourceId(),
        fix.externalId(),
        Optional.empty(),
        Optional.empty(),
        present(text.title()),
        present(text.section()),
        text.body(),
        text.hash(),
        Optional.of(fix.proposedAt()));
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }
}
