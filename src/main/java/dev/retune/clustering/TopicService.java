package dev.retune.clustering;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.ComplaintText;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicGrouping;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicShape;
import dev.retune.clustering.model.TopicState;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.naming.CentralTexts;
import dev.retune.clustering.store.GroupingRepository;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.clustering.tracking.PastDecisions;
import dev.retune.clustering.tracking.TopicTracker;
import dev.retune.clustering.tracking.TopicUpdate;
import dev.retune.clustering.tracking.TrackedTexts;
import dev.retune.common.io.Sha256;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.query.DislikedQuestionRepository;
import dev.retune.feedback.repository.VoteChangeRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps the topics up to date: gives new complaints their topics and finds proposals. */
public final class TopicService {
  /** The seed of everything that draws by lot, so that the same texts give the same topics. */
  static final long SEED = 20;

  // every pair is compared, so the time grows with the square
  private static final int MOST_TEXTS = 20_000;
  private static final int MOST_DISLIKES = 100_000;
  private static final int CENTRAL = 3;
  // raised when other topics, themes or words come from the same texts, so that nothing older is
  // kept
  private static final String RULES = "6";

  private final DislikedQuestionRepository dislikes;
  private final ComplaintVectors vectors;
  private final TopicRepository stored;
  private final GroupingRepository groupings;
  private final VoteChangeRepository votes;
  private final TopicReporter reporter;
  private final TopicCalendar calendar;
  private final Clock clock;

  TopicService(
      DislikedQuestionRepository dislikes,
      ComplaintVectors vectors,
      TopicRepository stored,
      GroupingRepository groupings,
      VoteChangeRepository votes,
      TopicReporter reporter,
      TopicCalendar calendar,
      Clock clock) {
    this.dislikes = dislikes;
    this.vectors = vectors;
    this.stored = stored;
    this.groupings = groupings;
    this.votes = votes;
    this.reporter = reporter;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Gives new complaints their topics, stores what is proposed, and returns all topics.
   *
   * @throws dev.retune.common.error.RefusedException when somebody else changed topics meanwhile
   */
  public TopicReport update(ProgressMonitor monitor) {
    // read before the texts, so that a vote that comes in between makes the result outdated
    Map<Long, Long> changes = votes.newest();
    List<ComplaintText> texts = texts();
    if (texts.isEmpty()) {
      return TopicReport.EMPTY;
    }
    LocalDate week = currentWeek(texts);
    StoredTopics before = stored.load();
    TopicGrouping known = groupings.load();
    String fingerprint = fingerprint(texts, before, week);
    return known.fingerprint().equals(fingerprint)
        ? keep(texts, before, known, changes, week)
        : compute(texts, before, changes, week, monitor);
  }

  /**
   * All topics as they were computed last; nothing is computed or stored. Complaints that came
   * since are only counted.
   */
  public TopicReport current() {
    List<ComplaintText> texts = texts();
    return texts.isEmpty()
        ? TopicReport.EMPTY
        : reporter.report(texts, stored.load(), groupings.load(), currentWeek(texts));
  }

  /** Names of all topics by their ids. */
  public Map<Long, String> names() {
    return stored.names();
  }

  /** What is known without looking at any text; empty before topics were computed. */
  public Optional<TopicState> state() {
    return groupings.state(votesKey(votes.newest(), stored.revision()));
  }

  private TopicReport keep(
      List<ComplaintText> texts,
      StoredTopics now,
      TopicGrouping known,
      Map<Long, Long> changes,
      LocalDate week) {
    TopicReport report = reporter.report(texts, now, known, week);
    String key = votesKey(changes, now.revision());
    if (!known.votes().equals(key)) {
      note(texts, now, new TopicGrouping(known.fingerprint(), key, known.shapes()), report);
    }
    return report;
  }

  private TopicReport compute(
      List<ComplaintText> texts,
      StoredTopics before,
      Map<Long, Long> changes,
      LocalDate week,
      ProgressMonitor monitor) {
    TrackedTexts tracked = tracked(texts, before, week, vectors.of(texts, monitor));
    long[] next = {before.nextId()};
    TopicUpdate update =
        new TopicTracker(SEED).update(tracked, () -> next[0]++, decisions(before), monitor);
    StoredTopics after =
        new TopicStorage(stored, calendar, clock).save(texts, before, update, week);
    CentralTexts centers = new CentralTexts(update.unit(), update.topics());
    Map<Long, TopicShape> shapes = new TreeMap<>();
    Arrays.stream(update.topics())
        .distinct()
        .forEach(
            topic ->
                shapes.put(
                    topic,
                    new TopicShape(
                        centers.coherence(topic),
                        centers.nearestOther(topic),
                        centers.nearest(topic, CENTRAL).stream()
                            .map(i -> texts.get(i).hash())
                            .toList())));
    TopicGrouping grouping =
        new TopicGrouping(
            fingerprint(texts, after, week), votesKey(changes, after.revision()), shapes);
    TopicReport report = reporter.report(texts, after, grouping, week);
    note(texts, after, grouping, report);
    return report;
  }

  /** Keeps what was found, and tells votes and answers their topics. */
  private void note(
      List<ComplaintText> texts, StoredTopics now, TopicGrouping grouping, TopicReport report) {
    Map<Long, BadgeFinding> findings =
        report.topics().stream().collect(Collectors.toMap(TopicSummary::id, TopicSummary::finding));
    // whoever changed topics meanwhile keeps what they found
    stored.ifUnchanged(
        now.revision(),
        connection -> {
          GroupingRepository.save(connection, grouping, findings, clock.instant());
          TopicLabels.of(texts, now.topicOf()).store(connection);
        });
  }

  private static String votesKey(Map<Long, Long> changes, long revision) {
    return Sha256.hex(new TreeMap<>(changes) + " " + revision);
  }

  /** Over everything that topics, proposals and central texts are computed from. */
  private String fingerprint(List<ComplaintText> texts, StoredTopics topics, LocalDate week) {
    Sha256 sum = new Sha256().field(RULES).field(vectors.modelKey()).field(week.toString());
    for (ComplaintText text : texts) {
      boolean recent = !calendar.week(text.firstAt()).isBefore(week);
      sum.field(text.hash()).field(topics.of(text.hash()) + (recent ? " new" : ""));
    }
    topics.topics().values().forEach(topic -> sum.field(topic.id() + " " + topic.decidedTexts()));
    topics.dismissed().forEach(proposal -> sum.field(String.valueOf(proposal.id())));
    return sum.hex();
  }

  /** The texts of each part of a topic, the largest part first; one part when it hangs together. */
  List<Set<String>> parts(long topic, StoredTopics now, ProgressMonitor monitor) {
    List<ComplaintText> texts = texts();
    int[] members =
        IntStream.range(0, texts.size())
            .filter(i -> now.of(texts.get(i).hash()) == topic)
            .toArray();
    TrackedTexts tracked = tracked(texts, now, currentWeek(texts), vectors.of(texts, monitor));
    int[] numbers = new TopicTracker(SEED).parts(tracked, monitor, members);
    Map<Integer, Set<String>> parts = new TreeMap<>();
    for (int i = 0; i < members.length; i++) {
      parts.computeIfAbsent(numbers[i], _ -> new HashSet<>()).add(texts.get(members[i]).hash());
    }
    return List.copyOf(parts.values());
  }

  /** The newest complaints, oldest first. */
  List<ComplaintText> texts() {
    List<ComplaintText> all = ComplaintText.of(dislikes.newest(MOST_DISLIKES));
    return all.subList(Math.max(0, all.size() - MOST_TEXTS), all.size());
  }

  private LocalDate currentWeek(List<ComplaintText> texts) {
    return texts.stream()
        .map(t -> t.dislikes().getLast().at())
        .max(Instant::compareTo)
        .map(calendar::week)
        .orElseGet(() -> calendar.week(clock.instant()));
  }

  private TrackedTexts tracked(
      List<ComplaintText> texts, StoredTopics before, LocalDate week, float[][] vectors) {
    boolean[] recent = new boolean[texts.size()];
    for (int i = 0; i < recent.length; i++) {
      recent[i] = !calendar.week(texts.get(i).firstAt()).isBefore(week);
    }
    long[] topics = texts.stream().mapToLong(text -> before.of(text.hash())).toArray();
    Set<String> decided = stored.decidedTexts();
    boolean[] pinned = new boolean[texts.size()];
    for (int i = 0; i < pinned.length; i++) {
      pinned[i] = decided.contains(texts.get(i).hash());
    }
    return new TrackedTexts(vectors, topics, recent, pinned);
  }

  private PastDecisions decisions(StoredTopics before) {
    Map<Long, Integer> texts = new HashMap<>();
    before.topics().values().forEach(topic -> texts.put(topic.id(), topic.decidedTexts()));
    return PastDecisions.of(texts, stored.decidedKinds(), before.dismissed());
  }
}
