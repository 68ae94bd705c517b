package dev.retune.knowledge.worklist;

import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.query.DocumentUseRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.feedback.repository.DocumentRepository.DocumentHead;
import dev.retune.feedback.repository.DocumentRepository.Reference;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.feedback.repository.RatedAnswerRepository.DislikedQuestion;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixAction;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.model.WorkItem.ItemDocument;
import dev.retune.knowledge.worklist.ItemTopics.VoteTopics;
import dev.retune.knowledge.worklist.WorkItemFactory.Evidence;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.ConcernedDocument;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.diagnosis.DislikeDiagnosis.Finding;
import dev.retune.review.decision.StandingDecisionRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what belongs to the items of the work list. */
public final class WorkItemReader {
  private final RatedAnswerRepository answers;
  private final DocumentRepository documents;
  private final SourceRepository sources;
  private final StandingDecisionRepository decisions;
  private final DocumentUseRepository use;
  private final ItemTopics topics;

  /** Reads from a workspace. */
  public WorkItemReader(
      RatedAnswerRepository answers,
      DocumentRepository documents,
      SourceRepository sources,
      StandingDecisionRepository decisions,
      DocumentUseRepository use,
      ItemTopics topics) {
    this.answers = answers;
    this.documents = documents;
    this.sources = sources;
    this.decisions = decisions;
    this.use = use;
    this.topics = topics;
  }

  /**
   * What is known about the dislikes of a window.
   *
   * @param about the document of each finding that is about a stored one, by vote id
   * @param uses answers by document that were given it
   * @param sourceNames names of sources by id
   * @param topics those of the findings that no document is about
   */
  record Window(
      DislikeDiagnosis found,
      Map<Long, DocumentHead> about,
      Map<Reference, Long> uses,
      Map<Long, String> sourceNames,
      VoteGains gains,
      WorkItemFactory items,
      VoteTopics topics) {}

  /** Reads all that the items of a window need. */
  Window window(DislikeDiagnosis found, List<FixStatus> fixes) {
    Map<Long, DislikedQuestion> asked =
        answers.dislikes(found.findings().stream().map(Finding::voteId).toList()).stream()
            .collect(Collectors.toMap(DislikedQuestion::voteId, Function.identity()));
    Map<String, List<DocumentHead>> heads =
        documents
            .heads(
                found.findings().stream()
                    .flatMap(f -> f.document().stream())
                    .map(ConcernedDocument::externalId)
                    .toList())
            .stream()
            .collect(Collectors.groupingBy(DocumentHead::externalId));
    Map<Long, DocumentHead> about = new HashMap<>();
    for (Finding finding : found.findings()) {
      DislikedQuestion question = asked.get(finding.voteId());
      if (question != null) {
        finding
            .document()
            .flatMap(document -> head(heads, question.sourceId(), document.externalId()))
            .ifPresent(head -> about.put(finding.voteId(), head));
      }
    }
    return new Window(
        found,
        about,
        use.answers(found.from(), found.to()),
        sources.all().stream().collect(Collectors.toMap(Source::id, Source::name)),
        new VoteGains(
            found, asked.values(), () -> use.dislikes(found.from(), found.to(), decisions.fine())),
        new WorkItemFactory(decisions.corrections(answers(found, fixes))),
        topics.of(
            found.findings().stream()
                .filter(f -> f.route() == CauseCategory.GAP)
                .map(Finding::voteId)
                .toList()));
  }

  /** The answers that are disliked in a window or cited by a fix. */
  private static Set<Long> answers(DislikeDiagnosis found, List<FixStatus> fixes) {
    return Stream.concat(
            found.findings().stream().map(Finding::conversationId),
            fixes.stream().flatMap(status -> status.fix().cited().stream()))
        .collect(Collectors.toSet());
  }

  /** The document of the answer's own source, else the one with that id that was stored first. */
  private static Optional<DocumentHead> head(
      Map<String, List<DocumentHead>> heads, long source, String externalId) {
    List<DocumentHead> all = heads.getOrDefault(externalId, List.of());
    return all.stream()
        .filter(head -> head.sourceId() == source)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** One item a document that a dislike with a curable cause is about, or that has a fix. */
  List<WorkItem> documents(Window window, List<FixStatus> fixes, Map<ItemKey, ItemNote> notes) {
    Map<Long, List<Finding>> findings = new TreeMap<>();
    Map<Long, DocumentHead> heads = new HashMap<>();
    for (Finding finding : window.found().findings()) {
      Optional.ofNullable(window.about().get(finding.voteId()))
          .ifPresent(
              head -> {
                heads.put(head.id(), head);
                findings.computeIfAbsent(head.id(), id -> new ArrayList<>()).add(finding);
              });
    }
    Map<Long, List<FixStatus>> fixesOf =
        fixes.stream()
            .filter(status -> status.fix().documentId().isPresent())
            .collect(Collectors.groupingBy(status -> status.fix().documentId().orElseThrow()));
    fixesOf.forEach((document, some) -> findings.computeIfAbsent(document, id -> List.of()));
    List<WorkItem> items = new ArrayList<>();
    findings.forEach(
        (document, all) -> {
          List<Finding> curable =
              all.stream().filter(f -> f.route() == CauseCategory.CONTENT).toList();
          List<FixStatus> own = fixesOf.getOrDefault(document, List.of());
          if (!curable.isEmpty() || !own.isEmpty()) {
            items.add(document(window, document, heads.get(document), curable, own, notes));
          }
        });
    return items;
  }

  private WorkItem document(
      Window window,
      long id,
      @Nullable DocumentHead known,
      List<Finding> curable,
      List<FixStatus> fixes,
      Map<ItemKey, ItemNote> notes) {
    ItemKey key = new ItemKey(ItemKind.DOCUMENT, id);
    Optional<DocumentHead> head =
        Optional.ofNullable(known).or(() -> documents.byId(id).map(WorkItemReader::head));
    Optional<ItemDocument> document =
        head.map(
            found ->
                new ItemDocument(
                    id,
                    found.externalId(),
                    window.sourceNames().getOrDefault(found.sourceId(), ""),
                    found.updatedAt(),
                    found
                        .updatedAt()
                        .map(
                            at ->
                                Math.max(0, Duration.between(at, window.found().to()).toDays()))));
    String title =
        head.flatMap(found -> found.title().or(() -> Optional.of(found.externalId())))
            .orElseGet(() -> fixes.stream().map(f -> f.fix().externalId()).findFirst().orElse(""));
    Set<Reference> references =
        head.map(found -> Set.of(new Reference(found.sourceId(), found.externalId())))
            .orElse(Set.of());
    long used = references.stream().mapToLong(one -> window.uses().getOrDefault(one, 0L)).sum();
    return window
        .items()
        .item(
            key,
            title,
            document.orElse(null),
            new Evidence(curable, window.gains().of(references, curable), used, null),
            fixes,
            notes.get(key));
  }

  private static DocumentHead head(Document document) {
    return new DocumentHead(
        document.id(),
        document.sourceId(),
        document.externalId(),
        DocumentText.of(document).shown(),
        document.contentHash(),
        document.updatedAt());
  }

  /**
   * One item a group of questions that no document answers, or a new document for such.
   *
   * @param groups positions in the gaps, the most central first
   */
  List<WorkItem> gaps(
      Window window,
      List<Finding> gaps,
      List<List<Integer>> groups,
      List<FixStatus> fixes,
      Map<ItemKey, ItemNote> notes) {
    List<FixStatus> written =
        fixes.stream().filter(status -> status.fix().action() == FixAction.NEW).toList();
    List<FixStatus> left = new ArrayList<>(written);
    List<WorkItem> items = new ArrayList<>();
    for (List<Integer> group : groups) {
      List<Finding> members = group.stream().map(gaps::get).toList();
      Set<Long> conversations =
          members.stream().map(Finding::conversationId).collect(Collectors.toSet());
      List<FixStatus> own =
          written.stream()
              .filter(status -> status.fix().cited().stream().anyMatch(conversations::contains))
              .toList();
      left.removeAll(own);
      items.add(
          gap(
              window,
              members.getFirst().question(),
              conversations,
              new Evidence(
                  members.stream().sorted(Comparator.comparingLong(Finding::voteId)).toList(),
                  window.gains().of(Set.of(), members),
                  conversations.size(),
                  window
                      .topics()
                      .mostFrequent(members.stream().map(Finding::voteId).toList())
                      .orElse(null)),
              own,
              notes));
    }
    for (FixStatus status : left) {
      items.add(
          gap(
              window,
              status.fix().revision().text().shown().orElse(status.fix().externalId()),
              Set.copyOf(status.fix().cited()),
              new Evidence(List.of(), window.gains().of(Set.of(), List.of()), 0, null),
              List.of(status),
              notes));
    }
    return items;
  }

  private static WorkItem gap(
      Window window,
      String title,
      Set<Long> conversations,
      Evidence evidence,
      List<FixStatus> fixes,
      Map<ItemKey, ItemNote> notes) {
    // any answer of the gap may be the one that somebody said something about
    Optional<ItemNote> note =
        conversations.stream()
            .flatMap(id -> Stream.ofNullable(notes.get(new ItemKey(ItemKind.GAP, id))))
            .max(
                Comparator.comparing(ItemNote::changedAt)
                    .thenComparingLong(n -> n.key().subject()));
    long first = conversations.stream().mapToLong(Long::longValue).min().orElseThrow();
    return window
        .items()
        .item(
            note.map(ItemNote::key).orElseGet(() -> new ItemKey(ItemKind.GAP, first)),
            title,
            null,
            evidence,
            fixes,
            note.orElse(null));
  }
}
