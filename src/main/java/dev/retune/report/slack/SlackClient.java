package dev.retune.report.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message;
import com.slack.api.util.http.SlackHttpClient;
import dev.retune.report.blockkit.ReportMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;

/** Sends single requests with Slack's SDK; each succeeds or throws a {@link SlackException}. */
public final class SlackClient implements AutoCloseable {
  private static final String EVENT = "retune_weekly_report";
  private static final String FILE = "retune.png";
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int PAGE = 200;
  private static final int PAGES = 10;
  private static final int CHANNELS = 1000;
  private static final int CHANNEL_PAGES = 20;

  private final Slack slack;
  private final MethodsClient methods;

  public SlackClient(SlackSettings settings, String token) {
    SlackConfig config = new SlackConfig();
    settings.baseUrl().ifPresent(config::setMethodsEndpointUrlPrefix);
    // otherwise the SDK keeps threads for its metrics
    config.setStatsEnabled(false);
    endCounter(config);
    // these log requests and responses
    config.setHttpClientResponseHandlers(new ArrayList<>());
    config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
    // a failed POST must not be repeated automatically, because it may have been delivered
    OkHttpClient once =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .retryOnConnectionFailure(false)
            .build();
    slack = Slack.getInstance(config, new SlackHttpClient(once));
    methods = slack.methods(token);
  }

  // the switch forgets this one's thread, and so does closing
  private static void endCounter(SlackConfig config) {
    try {
      config.getSCIM2Config().getMetricsDatastore().close();
    } catch (Exception e) {
      throw new IllegalStateException("the Slack client's counter could not be closed", e);
    }
  }

  /** The account of the token. */
  AuthTestResponse account() throws SlackException {
    return SlackRequest.send(() -> methods.authTest(r -> r));
  }

  /**
   * Uploads an image in Slack's three steps; it is not visible until a message shows it.
   *
   * @param png at least one byte
   * @return the file's id
   */
  String upload(byte[] png, String title) throws SlackException {
    FilesGetUploadURLExternalResponse place =
        SlackRequest.send(
            () -> methods.filesGetUploadURLExternal(r -> r.filename(FILE).length(png.length)));
    put(png, place.getUploadUrl());
    FilesCompleteUploadExternalRequest.FileDetails file =
        FilesCompleteUploadExternalRequest.FileDetails.builder()
            .id(place.getFileId())
            .title(title)
            .build();
    SlackRequest.send(() -> methods.filesCompleteUploadExternal(r -> r.files(List.of(file))));
    return place.getFileId();
  }

  private void put(byte[] bytes, String address) throws SlackException {
    okhttp3.Request request =
        new okhttp3.Request.Builder().url(address).post(RequestBody.create(bytes)).build();
    try (okhttp3.Response response =
        slack.getHttpClient().getOkHttpClient().newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new SlackException.TransportFailure("upload: HTTP " + response.code());
      }
    } catch (IOException e) {
      throw new SlackException.TransportFailure("upload: " + e.getClass().getSimpleName(), e);
    }
  }

  /**
   * Posts a message.
   *
   * @param attemptKey the key by which {@link #find} recognises the message
   * @return Slack's identifier of the message
   */
  public String post(String channel, String about, ReportMessage message, String attemptKey)
      throws SlackException {
    Message.Metadata metadata =
        Message.Metadata.builder()
            .eventType(EVENT)
            .eventPayload(Map.of("about", about, "attempt", attemptKey))
            .build();
    ChatPostMessageResponse response =
        SlackRequest.send(
            () ->
                methods.chatPostMessage(
                    r ->
                        r.channel(channel)
                            .text(message.fallbackText())
                            .blocks(message.blocks())
                            .metadata(metadata)
                            .parse("none")
                            .linkNames(false)
                            .unfurlLinks(false)
                            .unfurlMedia(false)));
    return response.getTs();
  }

  /**
   * Searches the channels that the token may list for a name. Private channels are searched too
   * where the token allows it.
   */
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
    String cursor = "";
    for (int page = 0; page < CHANNEL_PAGES; page++) {
      String from = cursor;
      ConversationsListResponse response =
          SlackRequest.send(
              () ->
                  methods.conversationsList(
                      r -> r.types(types).excludeArchived(true).limit(CHANNELS).cursor(from)));
      Optional<String> found =
          Objects.requireNonNullElse(response.getChannels(), List.<Conversation>of()).stream()
              .filter(channel -> name.equalsIgnoreCase(channel.getName()))
              .map(Conversation::getId)
              .findFirst();
      cursor =
          response.getResponseMetadata() == null
              ? ""
              : Objects.requireNonNullElse(response.getResponseMetadata().getNextCursor(), "");
      if (found.isPresent() || cursor.isEmpty()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Searches the messages since an instant for the message of an attempt. */
  public Optional<String> find(String channel, String attemptKey, Instant since)
      throws SlackException {
    String cursor = "";
    for (int page = 0; page < PAGES; page++) {
      String from = cursor;
      ConversationsHistoryResponse response =
          SlackRequest.send(
              () ->
                  methods.conversationsHistory(
                      r ->
                          r.channel(channel)
                              .oldest(String.valueOf(since.getEpochSecond()))
                              .includeAllMetadata(true)
                              .limit(PAGE)
                              .cursor(from)));
      Optional<String> found =
          Objects.requireNonNullElse(response.getMessages(), List.<Message>of()).stream()
              .filter(message -> isOf(message, attemptKey))
              .map(Message::getTs)
              .findFirst();
      cursor = next(response);
      if (found.isPresent() || cursor.isEmpty()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(Message message, String attemptKey) {
    return message.getMetadata() != null
        && EVENT.equals(message.getMetadata().getEventType())
        && message.getMetadata().getEventPayload() != null
        && attemptKey.equals(message.getMetadata().getEventPayload().get("attempt"));
  }

  private static String next(ConversationsHistoryResponse response) {
    return response.getResponseMetadata() == null
        ? ""
        : Objects.requireNonNullElse(response.getResponseMetadata().getNextCursor(), "");
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      throw new IllegalStateException("the Slack client could not be closed", e);
    }
  }
}
