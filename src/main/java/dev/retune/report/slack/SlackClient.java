package dev.retune.report.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.model.Message;
import com.slack.api.util.http.SlackHttpClient;
import dev.retune.report.blockkit.ReportMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;

/** Sends single requests with Slack's SDK; each succeeds or throws a {@link SlackException}. */
public final class SlackClient implements AutoCloseable {
  static final String EVENT = "retune_weekly_report";
  private static final String FILE = "retune.png";
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Slack slack;
  private final MethodsClient methods;
  private final SlackSearch search;

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
    search = new SlackSearch(methods);
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
    return search.channelId(name);
  }

  /** Searches the messages since an instant for the message of an attempt. */
  public Optional<String> find(String channel, String attemptKey, Instant since)
      throws SlackException {
    return search.message(channel, attemptKey, since);
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
