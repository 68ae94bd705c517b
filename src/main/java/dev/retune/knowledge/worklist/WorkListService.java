package dev.retune.knowledge.worklist;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.knowledge.fix.FixStatusReader;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.ItemKey;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.ItemTopic;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.store.ItemNoteRepository;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.DiagnosisService;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.diagnosis.DislikeDiagnosis.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of documents and gaps to work on: those that dislikes of a window point at, and those
 * that fixes were proposed for; what a fix could win most first.
 */
public final class WorkListService {
  /** The usual window. */
  public static final Duration WINDOW = Duration.ofDays(28);

  private final DiagnosisService diagnosis;
  private final WorkItemReader reader;
  private final FixStatusReader statuses;
  private final ItemNoteRepository notes;
  private final IndexVersionRepository versions;
  private final ModelCatalog models;

  /** Creates the list of a workspace. */
  public WorkListService(
      DiagnosisService diagnosis,
      WorkItemReader reader,
      FixStatusReader statuses,
      ItemNoteRepository notes,
      IndexVersionRepository versions,
      ModelCatalog models) {
    this.diagnosis = diagnosis;
    this.reader = reader;
    this.statuses = statuses;
    this.notes = notes;
    this.versions = versions;
    this.models = models;
  }

  /**
   * A work list.
   *
   * @param from start of the window, inclusive
   * @param to end of the window, exclusive
   * @param dislikes number of dislikes in it
   * @param examined number of those that were examined
   */
  public record WorkList(
      Instant from, Instant to, long dislikes, int examined, List<WorkItem> items) {

    /** Copies the list. */
    public WorkList {
      items = List.copyOf(items);
    }

    /** The gaps, those of one topic together; the topic with the most dislikes first. */
    public List<TopicGaps> gapsByTopic() {
      Map<Optional<ItemTopic>, List<WorkItem>> gaps =
          items.stream()
              .filter(item -> item.kind() == ItemKind.GAP)
              .collect(
                  Collectors.groupingBy(WorkItem::topic, LinkedHashMap::new, Collectors.toList()));
      return gaps.entrySet().stream()
          .map(entry -> new TopicGaps(entry.getKey(), entry.getValue()))
          .sorted(
              Comparator.comparing((TopicGaps one) -> one.topic().isEmpty())
                  .thenComparing(Comparator.comparingInt(TopicGaps::dislikes).reversed()))
          .toList();
    }

    /**
     * The item with a name. A gap is found by any of its answers, because a further question may
     * have come to be its first.
     *
     * @throws InvalidInputException when there is none
     */
    public WorkItem named(String typed) {
      ItemKey key = ItemKey.parse(typed);
      return items.stream()
          .filter(item -> item.isOf(key))
          .findFirst()
          .orElseThrow(() -> new InvalidInputException("knowledge.unknownItem", typed));
    }
  }

  /**
   * The gaps of one topic.
   *
   * @param topic empty for those that have none
   */
  public record TopicGaps(Optional<ItemTopic> topic, List<WorkItem> gaps) {

    /** Copies the list. */
    public TopicGaps {
      gaps = List.copyOf(gaps);
    }

    /** The number of their dislikes. */
    public int dislikes() {
      return gaps.stream().mapToInt(gap -> gap.dislikes().size()).sum();
    }
  }

  /** The list for the window that ends at an instant; takes seconds. */
  public WorkList of(Instant asOf, Duration window, ProgressMonitor monitor) {
    return of(diagnosis.of(asOf.minus(window), asOf, monitor));
  }

  /** The list for a window whose dislikes have been diagnosed. */
  public WorkList of(DislikeDiagnosis found) {
    List<Finding> gaps =
        found.findings().stream().filter(f -> f.route() == CauseCategory.GAP).toList();
    List<FixStatus> fixes = statuses.all();
    Map<ItemKey, ItemNote> said = notes.all();
    WorkItemReader.Window window = reader.window(found, fixes);
    List<WorkItem> items =
        Stream.concat(
                reader.documents(window, fixes, said).stream(),
                reader.gaps(window, gaps, groups(gaps), fixes, said).stream())
            .sorted(
                Comparator.comparingDouble((WorkItem item) -> -item.gain().estimate())
                    .thenComparingDouble(item -> -item.gain().least())
                    .thenComparing(WorkItem::kind)
                    .thenComparingLong(item -> item.key().subject()))
            .toList();
    return new WorkList(found.from(), found.to(), found.dislikes(), found.examined(), items);
  }

  /** Positions of questions without a document, those that ask much the same together. */
  private List<List<Integer>> groups(List<Finding> gaps) {
    Optional<IndexVersion> live = versions.live();
    if (gaps.isEmpty() || live.isEmpty()) {
      return List.of();
    }
    try (LazyEmbedder model = new LazyEmbedder(models, live.get().spec().modelId())) {
      return GapGrouping.of(gaps.stream().map(Finding::question).toList(), model);
    }
  }
}
