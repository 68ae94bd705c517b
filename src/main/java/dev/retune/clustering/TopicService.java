package dev.retune.clustering;

import dev.retune.clustering.model.ComplaintText;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicRecord;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.naming.TelltaleWords;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.clustering.store.TopicWriter;
import dev.retune.clustering.tracking.NewTopic;
import dev.retune.clustering.tracking.RegroupingProposal;
import dev.retune.clustering.tracking.TopicTracker;
import dev.retune.clustering.tracking.TopicUpdate;
import dev.retune.clustering.tracking.TrackedTexts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.query.DislikedQuestionRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
  private static final int WORDS_OF = 500;

  private final DislikedQuestionRepository dislikes;
  private final ComplaintVectors vectors;
  private final TopicRepository stored;
  private final TopicReporter reporter;
  private final TopicCalendar calendar;
  private final Clock clock;

  TopicService(
      DislikedQuestionRepository dislikes,
      ComplaintVectors vectors,
      TopicRepository stored,
      TopicReporter reporter,
      TopicCalendar calendar,
      Clock clock) {
    this.dislikes = dislikes;
    this.vectors = vectors;
    this.stored = stored;
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
    List<ComplaintText> texts = texts();
    if (texts.isEmpty()) {
      return new TopicReport(Optional.empty(), 0, List.of(), List.of());
    }
    LocalDate week = currentWeek(texts);
    StoredTopics before = stored.load();
    TrackedTexts tracked = tracked(texts, before, week, vectors.of(texts, monitor));
    long[] next = {before.nextId()};
    Map<Long, Integer> sizes = sizes(before.topicOf().values());
    TopicUpdate update =
        new TopicTracker(SEED)
            .update(tracked, () -> next[0]++, topic -> isSettled(topic, before, sizes), monitor);
    StoredTopics after = save(texts, before, update, week);
    return reporter.report(texts, after, update, week);
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
    return new TrackedTexts(vectors, topics, recent);
  }

  private static Map<Long, Integer> sizes(Collection<Long> topics) {
    Map<Long, Integer> sizes = new HashMap<>();
    topics.forEach(topic -> sizes.merge(topic, 1, Integer::sum));
    return sizes;
  }

  /** Whether a person has decided about a topic, and it has not doubled since. */
  private static boolean isSettled(long topic, StoredTopics before, Map<Long, Integer> sizes) {
    int decided = before.find(topic).map(TopicRecord::decidedTexts).orElse(0);
    return decided > 0 && sizes.getOrDefault(topic, 0) < 2 * decided;
  }

  private StoredTopics save(
      List<ComplaintText> texts, StoredTopics before, TopicUpdate update, LocalDate week) {
    Map<Long, List<String>> words = words(texts, update.topics());
    Map<Long, TopicRecord> topics = new TreeMap<>(before.topics());
    List<TopicRecord> added = new ArrayList<>();
    for (NewTopic topic : update.created()) {
      TopicRecord made = made(topic, texts, update, week, words);
      added.add(made);
      topics.put(made.id(), made);
    }
    List<TopicRecord> described = new ArrayList<>();
    for (var entry : words.entrySet()) {
      TopicRecord topic = topics.get(entry.getKey());
      if (topic != null) {
        long theme = update.themes().getOrDefault(topic.id(), topic.id());
        described.add(topic.described(entry.getValue(), theme));
      }
    }
    described.forEach(topic -> topics.put(topic.id(), topic));
    Map<String, Long> joined = new HashMap<>();
    Map<String, Long> all = new HashMap<>(before.topicOf());
    for (int i = 0; i < texts.size(); i++) {
      if (all.putIfAbsent(texts.get(i).hash(), update.topics()[i]) == null) {
        joined.put(texts.get(i).hash(), update.topics()[i]);
      }
    }
    List<TopicProposal> proposals = proposals(texts, before, update);
    stored.change(
        before.revision(),
        connection -> {
          TopicWriter writer = new TopicWriter(connection);
          writer.add(added);
          writer.describe(described);
          writer.assign(joined);
          writer.propose(before.open(), proposals, clock.instant());
        });
    StoredTopics now = stored.load();
    return new StoredTopics(now.revision(), now.topics(), all, now.open(), now.dismissed());
  }

  private TopicRecord made(
      NewTopic topic,
      List<ComplaintText> texts,
      TopicUpdate update,
      LocalDate week,
      Map<Long, List<String>> words) {
    boolean recent = topic.alikeRecent() >= topic.alikeBefore();
    LocalDate first =
        IntStream.range(0, texts.size())
            .filter(i -> update.topics()[i] == topic.id())
            .mapToObj(i -> calendar.week(texts.get(i).firstAt()))
            .min(LocalDate::compareTo)
            .orElse(week);
    return new TopicRecord(
        topic.id(),
        words.getOrDefault(topic.id(), List.of()),
        Optional.empty(),
        update.themes().getOrDefault(topic.id(), topic.id()),
        clock.instant(),
        recent ? week : first,
        topic.alikeRecent(),
        topic.alikeBefore(),
        Optional.empty(),
        0);
  }

  private static Map<Long, List<String>> words(List<ComplaintText> texts, long... topics) {
    Map<Long, List<String>> wordings = new TreeMap<>();
    for (int i = texts.size() - 1; i >= 0; i--) {
      List<String> own = wordings.computeIfAbsent(topics[i], _ -> new ArrayList<>());
      // the newest are enough for a name
      if (own.size() < WORDS_OF) {
        // reasons use the same words in every topic
        own.add(texts.get(i).question());
      }
    }
    return TelltaleWords.of(wordings);
  }

  private static List<TopicProposal> proposals(
      List<ComplaintText> texts, StoredTopics before, TopicUpdate update) {
    List<TopicProposal> found = new ArrayList<>();
    Set<Long> given = new HashSet<>();
    for (RegroupingProposal proposal : update.proposals()) {
      Set<String> hashes =
          Arrays.stream(proposal.texts())
              .mapToObj(i -> texts.get(i).hash())
              .collect(Collectors.toSet());
      TopicProposal now =
          new TopicProposal(
              0, proposal.kind(), proposal.topic(), proposal.target(), proposal.ofTopic(), hashes);
      boolean unwanted =
          before.dismissed().stream()
              .anyMatch(d -> d.isLike(now) && now.topicTexts() < 2 * d.topicTexts());
      if (!unwanted) {
        long id =
            before.open().stream()
                .filter(open -> open.isLike(now) && !given.contains(open.id()))
                .mapToLong(TopicProposal::id)
                .findFirst()
                .orElse(0);
        given.add(id);
        found.add(
            new TopicProposal(id, now.kind(), now.topic(), now.target(), now.topicTexts(), hashes));
      }
    }
    return found;
  }
}
