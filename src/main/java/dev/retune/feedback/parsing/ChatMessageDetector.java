package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Distinguishes individual chat messages from documents. Messages may be private, and importing
 * them as documents would expose them in answers to other users.
 */
public final class ChatMessageDetector {
  private static final Set<String> WHO_SPEAKS =
      Set.of(
          "role",
          "messagerole",
          "authorrole",
          "sender",
          "sendertype",
          "senderrole",
          "senderid",
          "speaker",
          "recipient",
          "messagetype",
          "iscreatedbyuser",
          "isuser",
          "isbot",
          "fromuser",
          "parent",
          "parentid",
          "parentmessageid",
          "parentmessage",
          "threadid",
          "sessionid",
          "발신자",
          "보낸사람",
          "보낸이",
          "화자",
          "역할");
  private static final Set<String> WHO_WROTE =
      Set.of("userid", "user", "username", "customerid", "email", "phone", "사용자", "사용자id");

  private ChatMessageDetector() {}

  /** Columns that indicate chat messages; empty when the rows are documents, answers or votes. */
  public static List<String> signs(ColumnLayout layout) {
    boolean document = layout.kinds().contains(RowKind.DOCUMENT);
    boolean question = layout.has(RowKind.CONVERSATION, RowField.QUESTION);
    boolean answer = layout.has(RowKind.CONVERSATION, RowField.ANSWER);
    boolean text = layout.has(RowKind.DOCUMENT, RowField.BODY) || question || answer;
    boolean vote =
        layout.has(RowKind.VOTE, RowField.VOTE)
            && layout.has(RowKind.VOTE, RowField.CONVERSATION_ID);
    if (!text || (question && answer) || vote || (document && layout.isDocumentTold())) {
      return List.of();
    }
    boolean titled =
        Stream.of(RowField.TITLE, RowField.URI, RowField.SECTION)
            .anyMatch(field -> layout.has(RowKind.DOCUMENT, field));
    return Stream.concat(
            layout.names().stream().filter(name -> isSign(name, document && !titled)),
            Stream.of(RowField.CONVERSATION_ID)
                .filter(field -> document && layout.has(RowKind.VOTE, field))
                .map(field -> layout.column(RowKind.VOTE, field)))
        .distinct()
        .toList();
  }

  private static boolean isSign(String name, boolean anyWriter) {
    String normal = NameNormalizer.normal(name);
    return WHO_SPEAKS.contains(normal) || (anyWriter && WHO_WROTE.contains(normal));
  }
}
