package dev.retune.clustering;

import dev.retune.clustering.model.ComplaintText;
import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicDecision;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicDecision.TopicBefore;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicRecord;
import dev.retune.clustering.store.TopicDecisionLog;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.clustering.store.TopicWriter;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.persistence.JdbcWork;
import dev.retune.persistence.audit.AuditEntry;
import dev.retune.persistence.audit.AuditLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What people decide about topics. Each decision is one transaction with its entry in the audit; it
 * holds until a person decides otherwise.
 */
public final class TopicDecisions {
  private static final int LONGEST_NAME = 200;
  private static final String ACTION = "topic";

  private final TopicService topics;
  private final TopicRepository stored;
  private final Clock clock;

  TopicDecisions(TopicService topics, TopicRepository stored, Clock clock) {
    this.topics = topics;
    this.stored = stored;
    this.clock = clock;
  }

  /**
   * Names a topic.
   *
   * @throws InvalidInputException when there is no such topic, or the name is blank or too long
   */
  public void rename(long topic, String name, String who) {
    String chosen = name.strip();
    if (chosen.isEmpty() || chosen.length() > LONGEST_NAME) {
      throw new InvalidInputException("clustering.nameLength", LONGEST_NAME);
    }
    StoredTopics now = stored.load();
    TopicRecord before = current(now, topic);
    stored.change(
        now.revision(),
        connection -> {
          log(
              connection,
              DecisionKind.RENAME,
              topic,
              who,
              Map.of(),
              List.of(TopicBefore.of(before)));
          new TopicWriter(connection).rename(topic, chosen);
          audit(connection, who, topic, before.shownName(), chosen);
        });
  }

  /**
   * Puts all texts of a topic into another.
   *
   * @throws InvalidInputException when one of them does not exist
   */
  public void merge(long topic, long into, String who) {
    if (topic == into) {
      throw new InvalidInputException("clustering.sameTopic");
    }
    StoredTopics now = stored.load();
    current(now, topic);
    current(now, into);
    regroup(now, connection -> merge(connection, now, topic, into, who));
  }

  /** Moves texts, and tells votes and answers their topics, in one transaction. */
  private void regroup(StoredTopics now, JdbcWork work) {
    List<ComplaintText> texts = topics.texts();
    stored.change(
        now.revision(),
        connection -> {
          work.execute(connection);
          TopicLabels.of(texts, TopicRepository.topicOf(connection)).store(connection);
        });
  }

  private void merge(Connection connection, StoredTopics now, long topic, long into, String who)
      throws SQLException {
    TopicWriter writer = new TopicWriter(connection);
    Set<String> moved = texts(now, topic);
    List<TopicBefore> before =
        now.topics().values().stream()
            .filter(
                t -> t.id() == topic || t.id() == into || t.mergedInto().equals(Optional.of(topic)))
            .map(TopicBefore::of)
            .toList();
    log(connection, DecisionKind.MERGE, topic, who, from(moved, topic), before);
    writer.move(moved, into);
    writer.merged(topic, into);
    writer.decided(into, texts(now, into).size() + moved.size());
    audit(connection, who, topic, "", "merged into topic " + into);
  }

  /**
   * Divides a topic into parts that hang together; the largest keeps its id.
   *
   * @return ids of the new topics
   * @throws RefusedException when it has no parts
   */
  public List<Long> split(long topic, String who, ProgressMonitor monitor) {
    StoredTopics now = stored.load();
    current(now, topic);
    List<Set<String>> parts = topics.parts(topic, now, monitor);
    if (parts.size() < 2) {
      throw new RefusedException("clustering.noParts", topic);
    }
    List<Long> made = new ArrayList<>();
    regroup(
        now,
        connection -> {
          made.clear();
          Set<String> moved = new HashSet<>();
          List<TopicBefore> before = new ArrayList<>(List.of(TopicBefore.of(current(now, topic))));
          for (int i = 1; i < parts.size(); i++) {
            moved.addAll(parts.get(i));
            before.add(TopicBefore.notYet(now.nextId() + i - 1, topic));
          }
          log(connection, DecisionKind.SPLIT, topic, who, from(moved, topic), before);
          for (Set<String> part : parts.subList(1, parts.size())) {
            made.add(separate(connection, now, topic, part, made.size(), who));
          }
          new TopicWriter(connection).decided(topic, parts.getFirst().size());
        });
    return List.copyOf(made);
  }

  private long separate(
      Connection connection,
      StoredTopics now,
      long topic,
      Collection<String> texts,
      int made,
      String who)
      throws SQLException {
    TopicRecord from = current(now, topic);
    long id = now.nextId() + made;
    TopicWriter writer = new TopicWriter(connection);
    // it holds old texts, so it is not new
    writer.add(
        List.of(
            new TopicRecord(
                id,
                from.words(),
                Optional.empty(),
                from.themeId(),
                clock.instant(),
                from.firstWeek(),
                0,
                texts.size(),
                Optional.empty(),
                texts.size())));
    writer.move(texts, id);
    audit(connection, who, topic, "", "divided, " + texts.size() + " texts to topic " + id);
    return id;
  }

  /**
   * Does what was proposed, for the texts that are still where they were.
   *
   * @throws InvalidInputException when there is no such open proposal
   * @throws RefusedException when none of its texts is still there
   */
  public void accept(long proposal, String who) {
    StoredTopics now = stored.load();
    TopicProposal wanted = open(now, proposal);
    Set<String> texts =
        wanted.kind() == ProposalKind.MERGE
            ? texts(now, wanted.topic())
            : wanted.texts().stream()
                .filter(hash -> now.of(hash) == wanted.topic())
                .collect(Collectors.toSet());
    if (texts.isEmpty()) {
      throw new RefusedException("clustering.proposalOutdated", proposal);
    }
    current(now, wanted.topic());
    if (wanted.target() != 0) {
      current(now, wanted.target());
    }
    regroup(
        now,
        connection -> {
          TopicWriter writer = new TopicWriter(connection);
          switch (wanted.kind()) {
            case MERGE -> merge(connection, now, wanted.topic(), wanted.target(), who);
            case SPLIT -> {
              log(
                  connection,
                  DecisionKind.SPLIT,
                  wanted.topic(),
                  who,
                  from(texts, wanted.topic()),
                  List.of(
                      TopicBefore.of(current(now, wanted.topic())),
                      TopicBefore.notYet(now.nextId(), wanted.topic())));
              separate(connection, now, wanted.topic(), texts, 0, who);
              writer.decided(wanted.topic(), texts(now, wanted.topic()).size() - texts.size());
            }
            case MOVE -> {
              log(
                  connection,
                  DecisionKind.MOVE,
                  wanted.topic(),
                  who,
                  from(texts, wanted.topic()),
                  List.of());
              writer.move(texts, wanted.target());
              audit(
                  connection,
                  who,
                  wanted.topic(),
                  "",
                  texts.size() + " texts to topic " + wanted.target());
            }
          }
          writer.close(wanted, true, who, clock.instant());
        });
  }

  /**
   * Takes back the newest decision: a name, a merger, a division or an accepted proposal. Texts
   * that came since stay with the topic that remains.
   *
   * @return the decision
   * @throws RefusedException when there is none, or somebody else made it
   */
  public TopicDecision undo(String who) {
    StoredTopics now = stored.load();
    List<TopicDecision> undone = new ArrayList<>();
    regroup(
        now,
        connection -> {
          undone.clear();
          TopicDecisionLog log = new TopicDecisionLog(connection);
          TopicDecision last =
              log.latest().orElseThrow(() -> new RefusedException("clustering.nothingToUndo"));
          if (!last.who().equals(who)) {
            throw new RefusedException("clustering.undoOfOther", last.who());
          }
          putBack(new TopicWriter(connection), now, last);
          log.undo(last, clock.instant());
          audit(connection, who, last.topic(), last.kind().name(), "undone");
          undone.add(last);
        });
    return undone.getFirst();
  }

  private static void putBack(TopicWriter writer, StoredTopics now, TopicDecision decision)
      throws SQLException {
    for (TopicBefore topic : decision.topics()) {
      if (topic.mergedInto().isPresent()) {
        writer.move(texts(now, topic.id()), topic.mergedInto().get());
      }
    }
    Map<Long, Set<String>> before = new TreeMap<>();
    decision
        .texts()
        .forEach((hash, topic) -> before.computeIfAbsent(topic, _ -> new HashSet<>()).add(hash));
    for (var entry : before.entrySet()) {
      writer.move(entry.getValue(), entry.getKey());
    }
  }

  private static Map<String, Long> from(Collection<String> texts, long topic) {
    return texts.stream().collect(Collectors.toMap(hash -> hash, _ -> topic));
  }

  private void log(
      Connection connection,
      DecisionKind kind,
      long topic,
      String who,
      Map<String, Long> texts,
      List<TopicBefore> before)
      throws SQLException {
    new TopicDecisionLog(connection)
        .add(new TopicDecision(0, kind, topic, who, texts, before), clock.instant());
  }

  /**
   * Closes a proposal without doing it; it is not made again until the topic has doubled.
   *
   * @throws InvalidInputException when there is no such open proposal
   */
  public void dismiss(long proposal, String who) {
    StoredTopics now = stored.load();
    TopicProposal unwanted = open(now, proposal);
    stored.change(
        now.revision(),
        connection -> {
          new TopicWriter(connection).close(unwanted, false, who, clock.instant());
          audit(
              connection,
              who,
              unwanted.topic(),
              "",
              "dismissed: " + unwanted.kind() + " " + unwanted.texts().size() + " texts");
        });
  }

  private static TopicProposal open(StoredTopics now, long proposal) {
    return now.open().stream()
        .filter(p -> p.id() == proposal)
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("clustering.noProposal", proposal));
  }

  /**
   * Checks that a topic can be worked with.
   *
   * @throws InvalidInputException when there is none with this id, or it was merged into another
   */
  public void requireCurrent(long topic) {
    var _ = current(stored.load(), topic);
  }

  private static TopicRecord current(StoredTopics now, long topic) {
    TopicRecord found =
        now.find(topic).orElseThrow(() -> new InvalidInputException("clustering.noTopic", topic));
    found
        .mergedInto()
        .ifPresent(
            into -> {
              throw new InvalidInputException("clustering.wasMerged", topic, into);
            });
    return found;
  }

  private static Set<String> texts(StoredTopics now, long topic) {
    return now.topicOf().entrySet().stream()
        .filter(e -> e.getValue() == topic)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void audit(Connection connection, String who, long topic, String before, String after)
      throws SQLException {
    AuditLog.add(
        connection, new AuditEntry(clock.instant(), who, ACTION, subject(topic), before, after));
  }

  private static String subject(long topic) {
    return "topic " + topic;
  }
}
