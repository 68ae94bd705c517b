package dev.retune.clustering;

import dev.retune.clustering.model.ComplaintText;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicRecord;
import dev.retune.clustering.naming.TelltaleWords;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.clustering.store.TopicWriter;
import dev.retune.clustering.tracking.NewTopic;
import dev.retune.clustering.tracking.RegroupingProposal;
import dev.retune.clustering.tracking.TopicUpdate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** Stores what an update of topics found. */
final class TopicStorage {
  private static final int WORDS_OF = 500;

  private final TopicRepository stored;
  private final TopicCalendar calendar;
  private final Clock clock;

  TopicStorage(TopicRepository stored, TopicCalendar calendar, Clock clock) {
    this.stored = stored;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Stores an update in one transaction, and returns the topics with it. */
  StoredTopics save(
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
    Map<Long, Set<String>> moved = new TreeMap<>();
    Map<String, Long> all = new HashMap<>(before.topicOf());
    for (int i = 0; i < texts.size(); i++) {
      String hash = texts.get(i).hash();
      long topic = update.topics()[i];
      Long earlier = all.put(hash, topic);
      if (earlier == null) {
        joined.put(hash, topic);
      } else if (earlier != topic) {
        moved.computeIfAbsent(topic, _ -> new HashSet<>()).add(hash);
      }
    }
    List<TopicProposal> proposals =
        update.beginsWeek() ? proposals(texts, before, update) : standing(before);
    stored.change(
        before.revision(),
        connection -> {
          TopicWriter writer = new TopicWriter(connection);
          writer.add(added);
          writer.describe(described);
          writer.assign(joined);
          for (var entry : moved.entrySet()) {
            writer.move(entry.getValue(), entry.getKey());
          }
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
    return found;
  }

  /** Proposals of this week that can still be accepted. */
  private static List<TopicProposal> standing(StoredTopics before) {
    return before.open().stream()
        .filter(open -> isCurrent(open.topic(), before))
        .filter(open -> open.target() == 0 || isCurrent(open.target(), before))
        .filter(open -> open.texts().stream().anyMatch(text -> before.of(text) == open.topic()))
        .toList();
  }

  private static boolean isCurrent(long topic, StoredTopics topics) {
    return topics.find(topic).filter(found -> found.mergedInto().isEmpty()).isPresent();
  }
}
