/** Which webhooks there are and how they do, in a topic of their own. */
package dev.classmoji.aggregator.subscription.webhook.registry;
