ALTER TABLE `passkeys` ADD `level` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `passkey_id` text;