package dev.retune.clustering;

import dev.retune.clustering.model.ComplaintText;
import dev.retune.feedback.query.DislikedQuestion;
import dev.retune.feedback.repository.VoteTopicRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics of dislikes and of their answers. An answer has the topic of its newest dislike.
 *
 * @param votes topic by id of the vote
 * @param answers topic by id of the conversation
 */
record TopicLabels(Map<Long, Long> votes, Map<Long, Long> answers) {

  /**
   * Labels of texts.
   *
   * @param topicOf id of the topic of each text, by its hash
   */
  static TopicLabels of(List<ComplaintText> texts, Map<String, Long> topicOf) {
    Map<Long, Long> votes = new HashMap<>();
    Map<Long, DislikedQuestion> newest = new HashMap<>();
    for (ComplaintText text : texts) {
      long topic = topicOf.getOrDefault(text.hash(), 0L);
      for (DislikedQuestion dislike : text.dislikes()) {
        if (topic != 0) {
          votes.put(dislike.voteId(), topic);
          newest.merge(dislike.conversationId(), dislike, (a, b) -> a.at().isAfter(b.at()) ? a : b);
        }
      }
    }
    Map<Long, Long> answers = new HashMap<>();
    newest.forEach(
        (conversation, dislike) ->
            answers.put(conversation, votes.getOrDefault(dislike.voteId(), 0L)));
    return new TopicLabels(votes, answers);
  }

  void store(Connection connection) throws SQLException {
    VoteTopicRepository.storeVotes(connection, votes);
    VoteTopicRepository.storeAnswers(connection, answers);
  }
}
