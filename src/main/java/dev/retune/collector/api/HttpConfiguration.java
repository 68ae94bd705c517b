package dev.retune.collector.api;

import dev.retune.collector.http.ProblemResponseWriter;
import dev.retune.collector.model.CollectorSettings;
import dev.retune.common.runtime.RepeatedFailureLog;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import java.util.List;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** Configures the server: address, limits, errors and origins of other sites. */
record HttpConfiguration(
    CollectorSettings settings, RepeatedFailureLog failureLog, ProblemResponseWriter problems) {
  // with the default of 50, connections are dropped when many callers arrive at once
  private static final int ACCEPT_QUEUE_SIZE = 1_024;

  void apply(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Math.max(settings.voteBytes(), settings.batchBytes()) + 1L;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
          connector.setHost(settings.host());
          connector.setPort(settings.port());
          connector.setAcceptQueueSize(ACCEPT_QUEUE_SIZE);
          return connector;
        });
    config.jetty.modifyServer(
        server -> {
          ErrorHandler bare = new ErrorHandler();
          bare.setShowStacks(false);
          bare.setShowCauses(false);
          server.setErrorHandler(bare);
        });
    config.router.javaLangErrorHandler(
        (response, error) -> {
          failureLog.error(error.getClass().getName(), "a request failed", error);
          response.setStatus(500);
        });
    if (!settings.origins().isEmpty()) {
      List<String> others = settings.origins().subList(1, settings.origins().size());
      config.bundledPlugins.enableCors(
          cors ->
              cors.addRule(
                  rule ->
                      rule.allowHost(
                          settings.origins().getFirst(), others.toArray(String[]::new))));
    }
    // Javalin handles its own exceptions unless a handler is registered for their class
    OtlpErrorWriter errors = new OtlpErrorWriter(problems);
    config.routes.exception(HttpResponseException.class, errors::write);
    config.routes.exception(Exception.class, errors::write);
  }
}
