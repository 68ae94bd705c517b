package dev.retune.feedback.remote;

import java.util.List;

/**
 * The API of a product at one address.
 *
 * @param profile name of the profile that reads its records
 * @param streams lists to copy, in this order
 */
record RemoteApi(String profile, List<RemoteStream> streams) {
  RemoteApi {
    streams = List.copyOf(streams);
  }
}
