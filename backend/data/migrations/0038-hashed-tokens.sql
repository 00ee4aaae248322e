-- Sessions and device codes keep the SHA-256 of their token (base64url, as hashToken makes it), no longer the token itself.
update "session" set "token" = translate(rtrim(encode(sha256(convert_to("token", 'UTF8')), 'base64'), '='), '+/', '-_');

update "deviceCode" set "deviceCode" = translate(rtrim(encode(sha256(convert_to("deviceCode", 'UTF8')), 'base64'), '='), '+/', '-_');
