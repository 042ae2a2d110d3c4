/** Words messages for those who subscribe by HTTP, as Server-Sent Events or on a WebSocket. */
package dev.classmoji.aggregator.subscription.wire;
