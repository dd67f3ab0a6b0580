export function Footer() {
  return (
    <footer className="footer">
      <dl>
        <div>
          <dt>Delivery</dt>
          <dd>Packed in wood wool, four working days in the EU.</dd>
        </div>
        <div>
          <dt>Broken on the way</dt>
          <dd>Send a picture and the next firing replaces it.</dd>
        </div>
        <div>
          <dt>The counts on this page</dt>
          <dd>
            Unique visitors in the last minutes, from the shop’s own web analytics. Where there is no recent number,
            none is shown.
          </dd>
        </div>
      </dl>
      <p className="footer-note">Tidekiln is not a real shop. It shows what onlookers does.</p>
    </footer>
  );
}
