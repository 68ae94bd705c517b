package dev.retune.report.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Searches channels and messages, page by page. */
final class SlackSearch {
  private static final int PAGE = 200;
  private static final int PAGES = 10;
  private static final int CHANNELS = 1000;
  private static final int CHANNEL_PAGES = 20;

  private final MethodsClient methods;

  SlackSearch(MethodsClient methods) {
    this.methods = methods;
  }

  /** What is found on a page, and where the next one begins. */
  private record Page(Optional<String> found, @Nullable ResponseMetadata next) {
    String cursor() {
      return next == null ? "" : Objects.requireNonNullElse(next.getNextCursor(), "");
    }
  }

  /** Reads the page at a cursor. */
  private interface PageSource {
    Page at(String cursor) throws SlackException;
  }

  private static Optional<String> first(int pages, PageSource source) throws SlackException {
    String cursor = "";
    for (int i = 0; i < pages; i++) {
      Page page = source.at(cursor);
      cursor = page.cursor();
      if (page.found().isPresent() || cursor.isEmpty()) {
        return page.found();
      }
    }
    return Optional.empty();
  }

  /** The id of a channel with a name. */
  Optional<String> channelId(String name) throws SlackException {
    try {
      return channelId(
          name, List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL));
    } catch (SlackException.ApiError refusal) {
      if (!refusal.error().equals("missing_scope")) {
        throw refusal;
      }
      return channelId(name, List.of(ConversationType.PUBLIC_CHANNEL));
    }
  }

  private Optional<String> channelId(String name, List<ConversationType> types)
      throws SlackException {
    return first(
        CHANNEL_PAGES,
        cursor -> {
          ConversationsListResponse response =
              SlackRequest.send(
                  () ->
                      methods.conversationsList(
                          r ->
                              r.types(types).excludeArchived(true).limit(CHANNELS).cursor(cursor)));
          return new Page(
              Objects.requireNonNullElse(response.getChannels(), List.<Conversation>of()).stream()
                  .filter(channel -> name.equalsIgnoreCase(channel.getName()))
                  .map(Conversation::getId)
                  .findFirst(),
              response.getResponseMetadata());
        });
  }

  /** The message of an attempt, among those since an instant. */
  Optional<String> message(String channel, String attemptKey, Instant since) throws SlackException {
    return first(
        PAGES,
        cursor -> {
          ConversationsHistoryResponse response =
              SlackRequest.send(
                  () ->
                      methods.conversationsHistory(
                          r ->
                              r.channel(channel)
                                  .oldest(String.valueOf(since.getEpochSecond()))
                                  .includeAllMetadata(true)
                                  .limit(PAGE)
                                  .cursor(cursor)));
          return new Page(
              Objects.requireNonNullElse(response.getMessages(), List.<Message>of()).stream()
                  .filter(message -> isOf(message, attemptKey))
                  .map(Message::getTs)
                  .findFirst(),
              response.getResponseMetadata());
        });
  }

  private static boolean isOf(Message message, String attemptKey) {
    return message.getMetadata() != null
        && SlackClient.EVENT.equals(message.getMetadata().getEventType())
        && message.getMetadata().getEventPayload() != null
        && attemptKey.equals(message.getMetadata().getEventPayload().get("attempt"));
  }
}
