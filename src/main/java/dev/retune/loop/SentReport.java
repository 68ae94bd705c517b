package dev.retune.loop;

import dev.retune.report.Delivery;
import java.util.Optional;

/**
 * A weekly report, and its delivery when it was sent.
 *
 * @param week such as {@code 2026-W45}
 * @param blocksJson the very Block Kit that was or would be sent
 * @param fallbackText for notifications and for clients that cannot draw blocks
 * @param delivery present when it was sent, now or before
 */
public record SentReport(
    String week, String blocksJson, String fallbackText, Optional<Delivery> delivery) {}
