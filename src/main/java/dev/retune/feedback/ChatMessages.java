package dev.retune.feedback;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells rows that are single messages of a chat from documents. A message may be private, and as a
 * document it would answer other users.
 */
final class ChatMessages {
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

  private ChatMessages() {}

  /**
   * The columns by which rows look like messages and not like documents; none when they do not, or
   * when they are answers or votes.
   */
  static List<String> signs(Shape shape) {
    boolean document = shape.kinds().contains(RowKind.DOCUMENT);
    boolean question = shape.has(RowKind.CONVERSATION, Field.QUESTION);
    boolean answer = shape.has(RowKind.CONVERSATION, Field.ANSWER);
    boolean text = shape.has(RowKind.DOCUMENT, Field.BODY) || question || answer;
    boolean vote =
        shape.has(RowKind.VOTE, Field.VOTE) && shape.has(RowKind.VOTE, Field.CONVERSATION_ID);
    if (!text || (question && answer) || vote || (document && shape.isDocumentTold())) {
      return List.of();
    }
    boolean titled =
        Stream.of(Field.TITLE, Field.URI, Field.SECTION)
            .anyMatch(field -> shape.has(RowKind.DOCUMENT, field));
    return Stream.concat(
            shape.names().stream().filter(name -> isSign(name, document && !titled)),
            Stream.of(Field.CONVERSATION_ID)
                .filter(field -> document && shape.has(RowKind.VOTE, field))
                .map(field -> shape.column(RowKind.VOTE, field)))
        .distinct()
        .toList();
  }

  private static boolean isSign(String name, boolean anyWriter) {
    String normal = Names.normal(name);
    return WHO_SPEAKS.contains(normal) || (anyWriter && WHO_WROTE.contains(normal));
  }
}
