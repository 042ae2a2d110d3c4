/** Webhooks: emoji events posted to programs that asked for them by HTTP. */
package dev.classmoji.aggregator.subscription.webhook;
